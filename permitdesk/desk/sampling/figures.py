"""Numbers that hang together: the kitchen is smaller than the shop, who has a certificate works there."""

from collections.abc import Callable, Mapping
from random import Random

from permitdesk.desk.sampling.business import Business
from permitdesk.domain.form import Field, FieldType

Number = int | float
_PART, _SMALL_PART = (0.2, 0.6), (0.05, 0.2)

_BY_KEY: Mapping[str, Callable[[Business, Random], Number]] = {
    "premises_area": lambda business, _: business.area,
    "premises_area_building": lambda business, _: business.building,
    "fc_building_area": lambda business, _: business.building * 4,
    "cp_area": lambda business, _: business.building * 8,
    "lt_area": lambda business, _: business.building * 2,
    "land_area": lambda business, _: business.building * 2,
    "ff_land_area": lambda business, _: max(1, business.building // 300),
    "wi_return_volume": lambda _, __: 0.4,
    "wi_volume": lambda _, __: 1.2,
    "wi_max_flow": lambda _, __: 0.02,
    "employees": lambda business, _: business.employees,
    "employees_health_cert": lambda business, _: business.employees,
    "food_direct_contact_staff": lambda business, _: business.employees // 2,
    "mgmt_staff_count": lambda _, random: random.randint(1, 3),
    "tech_staff_count": lambda _, random: random.randint(1, 3),
    "seats": lambda business, _: max(4, business.area // 3),
    "registered_capital": lambda business, _: business.capital,
    "ps_state_fund": lambda _, __: 0,
    "fixed_assets": lambda business, random: round(business.capital * random.uniform(0.3, 0.9), 1),
    "dn_water_use": lambda business, _: _water(business),
    "dn_tap_water": lambda business, _: _water(business),
    "dn_own_water": lambda _, __: 0,
    "dn_discharge": lambda business, _: _sewage(business),
    "dn_prod_sewage": lambda business, _: round(_sewage(business) - 1, 1),
    "dn_dom_sewage": lambda _, __: 1,
    "et_rooms": lambda business, _: max(1, business.area // 40),
    "et_capacity": lambda business, _: max(8, business.area // 2),
    "ep_game_switch": lambda _, __: 0,
    "fm_halls": lambda business, _: len(business.halls),
    "fm_seats": lambda business, _: sum(business.halls),
    "ic_computers": lambda business, _: business.area // 3,
    "ic_per_area": lambda _, __: 3,
    "ph_rooms": lambda business, _: max(1, business.area // 40),
    "ph_beds": lambda business, _: max(1, business.area // 25),
    "st_rooms": lambda business, _: max(1, business.area // 40),
    "cc_capacity": lambda _, __: 60,
    "kg_classes": lambda _, __: 6,
    "kg_capacity": lambda _, __: 180,
    "pv_seats": lambda business, _: max(20, business.area // 4),
    "pv_capacity": lambda business, _: max(20, business.area // 3),
    "food_copy_count": lambda _, __: 1,
    "fw_leaders": lambda _, __: 1,
    "fw_sellers": lambda _, __: 2,
    "eq_design_life": lambda _, __: 15,
    "fc_floor_above": lambda _, random: random.randint(2, 18),
    "fc_floor_below": lambda _, random: random.randint(0, 2),
    "tb_shop_face": lambda _, random: random.randint(3, 12),
    "tb_capital": lambda _, random: random.randint(5, 30),
    "cp_contract_price": lambda business, _: business.building,
    "ei_invest": lambda business, _: business.capital,
    "ei_env_invest": lambda business, _: round(business.capital / 10, 1),
    "ep_capacity": lambda business, _: max(8, business.area // 2),
    "ht_rooms": lambda business, _: max(1, business.area // 40),
    "ht_beds": lambda business, _: max(1, business.area // 25),
    "eh_beds": lambda business, _: max(10, business.area // 30),
    "eh_staff": lambda business, _: max(2, business.employees // 2),
    "mi_beds": lambda business, _: max(5, business.area // 60),
    "oc_capacity": lambda business, _: max(5, business.area // 5),
    "ps_scale": lambda business, _: max(30, business.area // 5),
    "sr_max_people": lambda business, _: max(20, business.area // 5),
    "rd_room_area": lambda _, random: random.randint(20, 40),
    "ad_height": lambda _, random: random.randint(3, 20),
    "ad_area": lambda _, __: 18,
    "ad_count": lambda _, __: 1,
    "ro_area": lambda _, __: 36,
    "or_capacity": lambda _, random: random.randrange(1000, 8000, 100),
    "fw_limit": lambda _, random: random.randrange(50, 300, 10),
    "fc_exits": lambda business, _: 2 + business.area // 500,
}

_BY_UNIT: Mapping[str, Callable[[Business, Random], Number]] = {
    "㎡": lambda business, random: round(business.area * random.uniform(*_SMALL_PART), 1),
    "万元": lambda business, random: round(business.capital * random.uniform(0.3, 1), 1),
    "m": lambda _, random: random.randint(3, 60),
    "年": lambda _, random: random.randint(2, 15),
    "人": lambda _, random: random.randint(1, 4),
    "m³": lambda _, random: random.randint(5, 60),
    "户": lambda _, random: random.randint(300, 5000),
    "头/只": lambda _, random: random.randint(300, 3000),
}


def number_for(field: Field, business: Business, random: Random) -> Number:
    """Return a number that fits the business's other numbers."""
    draw = _BY_KEY.get(field.key) or _named(field) or _BY_UNIT.get(field.unit)
    size = draw(business, random) if draw else random.randint(1, 12)
    return round(size) if field.type is FieldType.INTEGER else size


def _named(field: Field) -> Callable[[Business, Random], Number] | None:
    """Return how to draw what the label says more of than the unit."""
    if "距" in field.label:
        return lambda _, random: random.randint(210, 900)
    if field.label.endswith(("营业场所面积", "经营场所面积", "使用面积", "场所面积")):
        return lambda business, random: round(business.area * random.uniform(*_PART), 1)
    return None


def _water(business: Business) -> float:
    """Return cubic metres a day."""
    return round(2.5 + business.area / 40, 1)


def _sewage(business: Business) -> float:
    return round(_water(business) * 0.85, 1)
