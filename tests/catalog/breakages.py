"""What may be wrong with a folder of definitions: one edit of the small folder each."""

TEA, FORM, GUIDE = "licences/tea.yaml", "originals/tea.yaml", "industries/teahouse.yaml"
SHARED, STALL = "shared_fields.yaml", "licences/stall.yaml"
FLOW = "commitments/tea_commit.yaml"

POINTS, NO_POINTS = "site_check_points.yaml", "site_check_points: []"
SHARED_POINT = "site_check_points:\n  - key: same\n    text: 一致\n    group: {group}\n    members: [{members}]"

Broken = tuple[str, str, str, str, str, str]
"""File; what stands there; what stands there instead; a part of the new text on the line that is
said, or empty where that is another file's; key; message."""
SHAPE: dict[str, Broken] = {
    "unknown key": (TEA, "level: 县级", "level: 县级\nlvl: 1", "lvl", "lvl", "unknown_key"),
    "unknown key deep inside": (
        TEA, "    type: integer\n", "    type: integer\n    max: 9\n", "max: 9", "fields[1].max", "unknown_key",
    ),
    "the domain's word for a word of ours": (
        GUIDE, "    if:\n      question: area", "    condition:\n      question: area",
        "condition", "when[0].condition", "unknown_key",
    ),
    "missing key": (TEA, "promised_days: 5\n", "", "code: tea", "promised_days", "missing_key"),
    "number where text is expected": (
        "office.yaml", "'10086'", "10086", "phone", "office.phone", "wrong_type",
    ),
    "text where a number is expected": (
        TEA, "statutory_days: 20", "statutory_days: '20'", "statutory_days", "statutory_days", "wrong_type",
    ),
    "one where a list is expected": (
        TEA, "conditions:\n  - 有场所", "conditions: 有场所", "conditions", "conditions", "wrong_type",
    ),
    "unknown type of field": (
        TEA, "type: integer", "type: number", "type: number", "fields[1].type", "not_one_of",
    ),
    "condition of two forms": (
        TEA, "      field: tea_kind\n      op: eq\n      value: 茶楼\n    days",
        ("      field: tea_kind\n      op: eq\n      value: 茶楼\n      any:\n"
        "        - field: tea_kind\n          op: eq\n          value: 茶摊\n    days"),
        "    when:", "statutory_variants[0].when", "condition.one_form",
    ),
    "condition with half a number": (
        GUIDE, "value: 50", "value: '50.5'\n          by: 1", "by: 1", "when[1].if.all[0].by", "unknown_key",
    ),
    "item without its key": (
        "departments.yaml", "  - code: market\n    name", "  - name", "  - name: 市场",
        "departments[1]", "item_without",
    ),
    "two items with one key": (
        "departments.yaml", "code: market", "code: bureau", "code: bureau\n    name: 市场",
        "departments[1].code", "twice",
    ),
    "file name and code differ": (TEA, "code: tea\n", "code: coffee\n", "code: coffee", "code", "name_and_code"),
    "document of an unknown layout": (
        "documents/receipt.yaml", "layout: sheet", "layout: poster", "layout", "layout", "not_one_of",
    ),
    "unknown version": ("office.yaml", "version: 1", "version: 2", "version", "version", "other_version"),
    "unknown part of a file": ("office.yaml", "office:", "ofice: {}\noffice:", "ofice", "ofice", "unknown_key"),
    "county in no city": (
        "divisions.yaml", "city: '140500'", "city: '999999'", "counties", "counties.140502", "unknown_city",
    ),
    "listing of the office without its day": (
        FLOW, "basis: []", "switched_on: {source: 目录}\nbasis: []", "switched_on", "switched_on.day", "missing_key",
    ),
    "listing of the office on no day": (
        FLOW, "basis: []", "switched_on: {source: 目录, day: '2026-13-01'}\nbasis: []", "switched_on", "switched_on.day",
        "wrong_type",
    ),
}  # fmt: skip
MEANING: dict[str, Broken] = {
    "no field of that name": (
        TEA, "      field: tea_kind\n      op: eq\n      value: 茶楼\n  - key",
        "      field: tea_sort\n      op: eq\n      value: 茶楼\n  - key",
        "field: tea_sort", "fields[1].visible_when.field", "unknown_field",
    ),
    "compared with no choice": (
        TEA, "      value: 茶楼\n    days", "      value: 茶馆\n    days", "value: 茶馆",
        "statutory_variants[0].when.value", "not_a_choice",
    ),
    "choice compared as a number": (
        TEA, "      op: eq\n      value: 茶楼\n    days", "      op: gte\n      value: 1\n    days", "op: gte",
        "statutory_variants[0].when.op", "wrong_op",
    ),
    "number compared with text": (
        TEA, "      value: 1\n", "      value: '1'\n", "value: '1'", "materials[1].required_when.value", "wrong_type",
    ),
    "yes or no compared with text": (
        SHARED, "value: true", "value: 是", "value: 是", "fields[3].visible_when.value", "wrong_type",
    ),
    "two values at once": (
        TEA, "      field: tea_rooms\n      op: gte\n      value: 1\n",
        ("      all:\n        - {field: tea_kind, op: eq, value: 茶楼}\n"
        "        - {field: tea_kind, op: eq, value: 茶摊}\n"),
        "required_when", "materials[1].required_when", "never_holds",
    ),
    "more and less at once": (
        TEA, "      field: tea_rooms\n      op: gte\n      value: 1\n",
        ("      all:\n        - {field: tea_rooms, op: gte, value: 5}\n"
        "        - {field: tea_rooms, op: lte, value: 4}\n"),
        "required_when", "materials[1].required_when", "never_holds",
    ),
    "fields that wait for each other": (
        TEA, "      - 茶楼\n      - 茶摊\n",
        "      - 茶楼\n      - 茶摊\n    visible_when: {field: tea_rooms, op: gte, value: 1}\n",
        "visible_when: {", "fields[0].visible_when", "circle",
    ),
    "key of two types": (
        STALL, "key: stall_area\n    label: 摊位面积\n    type: decimal",
        "key: stall_area\n    label: 摊位面积\n    type: decimal\n  - key: tea_rooms\n    label: 包间\n    type: text",
        "", "fields[1].type", "two_types",
    ),
    "key defined twice": (
        STALL, "key: stall_area\n    label: 摊位面积\n    type: decimal",
        "key: stall_area\n    label: 摊位面积\n    type: decimal\n  - key: tea_rooms\n    label: 包间\n    type: integer",
        "", "fields[1].key", "defined_twice",
    ),
    "choice without choices": (
        TEA, "    choices:\n      - 茶楼\n      - 茶摊\n", "", "key: tea_kind", "fields[0].choices", "no_choices",
    ),
    "unknown department": (TEA, "code: market", "code: nobody", "code: nobody", "authority.code", "unknown_department"),
    "department spelled otherwise": (
        TEA, "department: 市场监督管理部门", "department: 工商局", "department", "authority.department", "not_one_of",
    ),
    "unknown source": (TEA, "sources:\n  - laws", "sources:\n  - law", "  - law\n", "sources[0]", "unknown_source"),
    "unknown flow": (TEA, "flow: tea_commit", "flow: tee_commit", "flow", "commitment.flow", "unknown_flow"),
    "unknown material": (
        TEA, "key: business_licence", "key: bl", "key: bl", "materials[0].key", "unknown_material",
    ),
    "unknown group of a site check": (
        TEA, "group: premises", "group: fire", "group", "site_check.checklist[0].group", "unknown_group",
    ),
    "shared point with a member that is no point": (
        POINTS, NO_POINTS, SHARED_POINT.format(group="premises", members="tea.1, stall.1"), "members",
        "site_check_points[0].members[1]", "unknown_point",
    ),
    "shared point in another group than its member": (
        POINTS, NO_POINTS, SHARED_POINT.format(group="fire", members="tea.1"), "members",
        "site_check_points[0].members[0]", "point_group",
    ),
    "shared point of one licence": (
        POINTS, NO_POINTS, SHARED_POINT.format(group="premises", members="tea.1"), "members",
        "site_check_points[0].members", "point_not_shared",
    ),
    "point that is shared twice": (
        POINTS, NO_POINTS, SHARED_POINT.format(group="premises", members="tea.1, tea.1"), "members",
        "site_check_points[0].members[1]", "twice",
    ),
    "limit without an article": (
        TEA, "legal_basis:\n  - law: 示例法\n    articles: 第一条\n    verified: full_text_checked\n",
        "legal_basis: []\n", "statutory_days: 20", "statutory_days", "no_source",
    ),
    "extension without an article": (
        TEA, "  source: 行政许可法第四十二条\n", "  source: ''\n", "source: ''", "extension.source", "no_source",
    ),
    "limit of no days": (
        TEA, "statutory_days: 20", "statutory_days: 0", "statutory_days", "statutory_days", "less_than_one",
    ),
    "years that contradict each other": (
        TEA, "validity_years: 5", "validity_years: 3", "  years: 5", "validity.years", "years_differ",
    ),
    "permit that ends and cannot be renewed": (
        TEA, ("renewal_window:\n  latest:\n    value: 30\n    unit: day\n  late: refuse\n"
        "  deemed_if_silent: true\n  source: 行政许可法第五十条\n"), "", "validity:", "validity", "no_renewal",
    ),
    "filing that counts from acceptance": (
        STALL, "clock_starts: receipt", "clock_starts: acceptance", "clock_starts", "clock_starts", "filing_from_receipt",
    ),
    "licence that waits for one that is not there": (
        STALL, "licence: tea", "licence: tee", "licence: tee", "depends_on[0].licence", "unknown_licence",
    ),
    "licences that wait for each other": (
        TEA, "conditions:", "depends_on:\n  - licence: stall\nconditions:", "", "depends_on", "circle",
    ),
    "commitment where it may not be": (
        TEA, "level: 县级", "level: 县级\npublic_safety: true", "offered", "commitment.offered", "offer_not_allowed",
    ),
    "commitment where a hearing must be held": (
        TEA, "level: 县级", "level: 县级\nhearing_required: always\nhearing_source: 示例法", "offered", "commitment.offered",
        "offer_not_allowed",
    ),
    "row of an unknown field": (
        FORM, "key: tea_rooms", "key: tea_roms", "key: tea_roms", "sections[0].rows[3].key", "unknown_field",
    ),
    "row of another licence's field": (
        FORM, "key: warehouse_address", "key: stall_area", "key: stall_area", "sections[0].rows[5].key", "unknown_field",
    ),
    "record column that is not there": (
        FORM, "证件号: id_number", "证件号: passport", "证件号", "sections[0].rows[8].columns.证件号", "unknown_column",
    ),
    "record type that is not there": (
        FORM, "key: tea_staff\n        record: person", "key: tea_staff\n        record: people",
        "record: people", "sections[0].rows[7].record", "unknown_record",
    ),
    "label that is not listed": (
        FORM, "label: 仓库", "label: 库房", "label: 库房", "sections[0].rows[5].label", "label_not_listed",
    ),
    "original label of no licence": (
        SHARED, "          - tea\n  - key: signed_by", "          - tea\n          - coffee\n  - key: signed_by",
        "- coffee", "fields[3].original_labels[0].licences[1]", "unknown_licence",
    ),
    "row that says fresh where the field does not": (
        FORM, "key: applicant_name", "key: applicant_name\n        fresh: true", "fresh: true",
        "sections[0].rows[1].fresh", "fresh_differs",
    ),
    "part of what is no person": (
        FORM, "key: tea_rooms", "key: tea_rooms\n        part: name", "part: name",
        "sections[0].rows[3].part", "part_of_no_person",
    ),
    "unknown value of a system row": (
        FORM, "value: case_no", "value: case", "value: case", "sections[0].rows[0].value", "not_one_of",
    ),
    "unknown source of a form": (FORM, "  - gk", "  - hearsay", "- hearsay", "sources[0]", "unknown_source"),
    "equivalence with what is not there": (
        "equivalences.yaml", "key: tea_area", "key: tea_size", "key: tea_size", "equivalences[0].key", "unknown_field",
    ),
    "equivalence of two types": (
        "equivalences.yaml", "why: 经营面积\n    override: true\n",
        "why: 经营面积\n    override: true\n  - key: stall_area\n    same_as: applicant_name\n    why: x\n",
        "- key: stall_area", "equivalences[1]", "types_joined",
    ),
    "equivalence of a signature": (
        "equivalences.yaml", "why: 经营面积\n    override: true\n",
        "why: 经营面积\n    override: true\n  - key: signed_by\n    same_as: applicant_name\n    why: x\n",
        "key: signed_by", "equivalences[1].key", "fresh_joined",
    ),
    "equivalences in a circle": (
        "equivalences.yaml", "why: 经营面积\n    override: true\n",
        "why: 经营面积\n    override: true\n  - key: premises_area\n    same_as: tea_area\n    why: x\n",
        "- key: premises_area", "equivalences[1]", "circle",
    ),
    "default carried into another type": (
        "equivalences.yaml", "to: stall_area", "to: applicant_name", "- from", "suggestions[0].convert", "convert_differs",
    ),
    "guide condition that always holds": (
        GUIDE, "          op: lte\n          value: 50\n        - question: street\n          op: eq\n          value: 临街",
        "          op: gte\n          value: 0\n        - question: street\n          op: in\n          value: [临街, 不临街]",
        "    if:\n      all", "when[1].if", "always_holds",
    ),
    "guide condition that never holds": (
        GUIDE, "value: 50\n", "value: 50\n        - {question: area, op: gte, value: 51}\n", "    if:\n      all",
        "when[1].if", "never_holds",
    ),
    "guide condition on a question that is not asked": (
        GUIDE, "question: street", "question: road", "question: road", "when[1].if.all[1].question", "unknown_field",
    ),
    "guide question that influences nothing": (
        GUIDE, "questions:\n", "questions:\n  - id: idle\n    text: 问？\n    type: boolean\n", "id: idle",
        "questions[0].id", "question_idle",
    ),
    "guide that may end with nothing": (
        GUIDE, "none_needed:\n  text: 不需要\n  basis: 示例\n", "", "code", "none_needed", "nothing_said",
    ),
    "guide that says what never happens": (
        GUIDE, "always: []", "always: [stall]", "none_needed", "none_needed", "said_for_nothing",
    ),
    "unknown parameter": (
        GUIDE, "param: tea_min_area", "param: tea_area", "param: tea_area", "when[0].if.param", "unknown_parameter",
    ),
    "threshold that differs from its parameter": (
        GUIDE, "value: 300", "value: 200", "value: 200", "when[0].if.value", "parameter_differs",
    ),
    "industry class that is none": (GUIDE, "'6231'", "'62'", "'62'", "gbt4754[0]", "bad_class"),
    "two series with one pattern": (
        "office.yaml", "receipt: '{letter}收〔{year}〕{serial}号'", "receipt: 'JC-{year}-{serial}'", "receipt",
        "office.numbers.receipt", "same_numbers",
    ),
    "number that is not counted": (
        "office.yaml", "收〔{year}〕{serial}号", "收〔{year}〕号", "receipt", "office.numbers.receipt", "number_without",
    ),
    "number with an unknown place": (
        "office.yaml", "{letter}收", "{word}收", "receipt", "office.numbers.receipt", "bad_number",
    ),
    "number that reads an attribute": (
        "office.yaml", "{letter}收", "{letter.__class__}{letter[0]!r:>999999999}收", "receipt",
        "office.numbers.receipt", "bad_number",
    ),
    "office at no place": (
        "office.yaml", "'140502'", "'140599'", "division", "office.division", "unknown_division",
    ),
    "two lead departments": (
        "departments.yaml", "letter: 示市监", "letter: 示市监\n    lead: true", "- code: market", "departments[1]", "one_lead",
    ),
    "document numbered in no series": (
        "documents/receipt.yaml", "series: receipt", "series: slip", "series", "series", "unknown_series",
    ),
    "block of two forms": (
        "documents/receipt.yaml", "  - table", "  - steps: [收件]\n    table", "  - steps", "blocks[1]", "one_block_form",
    ),
    "block of no form": (
        "documents/receipt.yaml", "  - text: 收到{applicant}的申请。", "  - style: body", "  - style", "blocks[0]", "one_block_form",
    ),
    "columns without a table": (
        "documents/receipt.yaml", "table: materials", "ticks: materials\n    item: x", "    columns", "blocks[1].columns", "belongs_to",
    ),
    "series without a pattern": (
        "office.yaml", "    reminder: '{letter}催〔{year}〕{serial}号'\n", "", "  numbers:", "office.numbers.reminder",
        "no_pattern",
    ),
    "limit that is not the law's": (
        "timing.yaml", "number: T5\n    length: 45", "number: T5\n    length: 60", "length: 60",
        "timing_defaults.joint.length", "against_law",
    ),
    "limit in other days than the law's": (
        "timing.yaml", "length: 60\n    unit: day", "length: 60\n    unit: working_day", "unit: working_day\n    starts: known",
        "timing_defaults.reconsideration.unit", "against_law",
    ),
    "limit from another event": (
        "timing.yaml", "unit: working_day\n    starts: decision", "unit: working_day\n    starts: acceptance",
        "starts: acceptance\n    source: 行政许可法第四十四条", "timing_defaults.delivery.starts", "against_law",
    ),
    "extension that is not the law's": (
        "timing.yaml", "      length: 15\n", "      length: 20\n", "length: 20\n      approved_by: 本级",
        "timing_defaults.joint.extension.length", "against_law",
    ),
    "extension of what cannot be extended": (
        "timing.yaml", "    source: 行政许可法第四十四条\n",
        "    source: 行政许可法第四十四条\n    extension: {length: 5, approved_by: 局长}\n", "extension: {length: 5",
        "timing_defaults.delivery.extension", "unknown_key",
    ),
    "limit of nobody": (
        "timing.yaml", "    starts: closed\n    product_default: true\n", "    starts: closed\n", "archive:",
        "timing_defaults.archive.product_default", "whose_limit",
    ),
    "special procedure that article 45 does not know": (
        "timing.yaml", "    - expert_review\n", "    - expert_review\n    - publicity\n", "excluded:",
        "timing_defaults.excluded", "against_law",
    ),
    "ban that is longer than the law's": (
        "timing.yaml", "years: 1", "years: 2", "years: 2", "timing_defaults.reapply_ban[0].years", "against_law",
    ),
    "orange before yellow": (
        "timing.yaml", "    yellow: 3\n    orange: 1", "    yellow: 1\n    orange: 3", "yellow: 1",
        "timing_defaults.lights.yellow", "lights_order",
    ),
    "orange at an hour that no day has": (
        "timing.yaml", "orange_hour: 12", "orange_hour: 24", "orange_hour: 24", "timing_defaults.telling_lights.orange_hour",
        "no_hour",
    ),
    "lights of one licence in the wrong order": (
        TEA, "level: 县级", "level: 县级\nlights: {yellow: 2, orange: 4}", "lights", "lights.yellow", "lights_order",
    ),
    "flow of another licence": (
        FLOW, "licence: tea", "licence: stall", "", "commitment.flow", "flow_of_another",
    ),
    "flow from a source nobody registered": (
        FLOW, "sources: [laws]", "sources: [laws, law]", "sources", "sources[1]", "unknown_source",
    ),
    "general rules from a source nobody registered": (
        "commitments/general.yaml", "sources: [laws]", "sources: [law]", "sources", "general.sources[0]", "unknown_source",
    ),
    "flow its licence does not name": (
        TEA, "  offered: true\n  flow: tea_commit", "  offered: false", "", "licence", "flow_not_named",
    ),
    "offered although everybody hands it in": (
        FLOW, "licence: tea", "licence: tea\nnature: required", "", "commitment.offered", "no_route",
    ),
    "switched on by no listing": (
        FLOW, "basis: []", "switched_on: {source: ' ', day: '2026-01-01'}\nbasis: []", "switched_on", "switched_on.source",
        "listing_missing",
    ),
    "deferral of one licence": (
        FLOW, "licence: tea", "licence: tea\nnature: deferral", "nature", "nature", "deferral_everywhere",
    ),
    "promise that stands in for what nobody asks": (
        FLOW, "basis: []", "waives: [business_licence, tea.01]\nbasis: []", "waives", "waives[1]", "not_asked_for",
    ),
    "material that comes later and is asked of nobody": (
        FLOW, "basis: []", "later: [tea.03]\nbasis: []", "later", "later[0]", "not_asked_for",
    ),
    "material that is waived and comes later": (
        FLOW, "basis: []", "waives: [tea.02]\nlater: [tea.02]\nbasis: []", "later", "later[0]", "twice",
    ),
    "material that is waived twice": (
        FLOW, "basis: []", "waives: [tea.02, tea.02]\nbasis: []", "waives", "waives[1]", "twice",
    ),
    "exclusion that is not the sheet's": (
        FLOW, "excluded: []", "excluded: [有不良记录]\nexclusions: [{id: credit, text: 有记录}]", "exclusions", "exclusions",
        "exclusions_differ",
    ),
    "sentence of the sheet that excludes nobody": (
        FLOW, "excluded: []", "excluded: [有不良记录, 未批先建]\nexclusions: [{id: credit, text: 有不良记录}]", "exclusions",
        "exclusions", "exclusions_differ",
    ),
    "two exclusions called the same": (
        FLOW, "excluded: []", "excluded: [甲, 乙]\nexclusions: [{id: a, text: 甲}, {id: a, text: 乙}]", "exclusions",
        "exclusions[1].id", "twice",
    ),
    "exclusion told from a field nobody fills": (
        FLOW, "excluded: []",
        "excluded: [甲]\nexclusions: [{id: a, text: 甲, when: {field: stall_area, op: gte, value: 1}}]",
        "exclusions", "exclusions[0].when.field", "unknown_field",
    ),
    "exclusion told in part from nothing": (
        FLOW, "excluded: []", "excluded: [甲]\nexclusions: [{id: a, text: 甲, only_part: true}]", "exclusions",
        "exclusions[0].only_part", "part_of_nothing",
    ),
    "letter of which nobody hands in a copy": (
        FLOW, "basis: []", "letters: [{party: 设计单位, text: [负责], paper_copies: 0}]\nbasis: []", "letters",
        "letters[0].paper_copies", "no_copy",
    ),
    "letter with copies fewer than none": (
        FLOW, "basis: []", "letters: [{party: 设计单位, text: [负责], pdf_copies: -1}]\nbasis: []", "letters",
        "letters[0].pdf_copies", "less_than_zero",
    ),
    "letter that promises nothing": (
        FLOW, "basis: []", "letters: [{party: 设计单位, text: []}]\nbasis: []", "letters", "letters[0].text", "missing_key",
    ),
    "two letters of one party": (
        FLOW, "basis: []", "letters: [{party: 设计单位, text: [甲]}, {party: 设计单位, text: [乙]}]\nbasis: []", "letters",
        "letters[1].party", "twice",
    ),
    "publication of something else": (
        FLOW, "basis: []", "publications: [{what: photo, source: 示例}]\nbasis: []", "publications", "publications[0].what",
        "not_one_of",
    ),
    "publication by no rule": (
        FLOW, "basis: []", "publications: [{what: letter, source: ''}]\nbasis: []", "publications", "publications[0].source",
        "missing_key",
    ),
    "publication for less than no day": (
        FLOW, "basis: []", "publications: [{what: letter, source: 示例, days: -1}]\nbasis: []", "publications",
        "publications[0].days", "less_than_zero",
    ),
    "receiving office of a place that is none": (
        FLOW, "basis: []", "regulators: {'140599': 市气象局, dev_zone: 市气象局}\nbasis: []", "regulators",
        "regulators.140599", "unknown_regulator_place",
    ),
    "place without a receiving office": (
        FLOW, "basis: []", "regulators: {'140502': ''}\nbasis: []", "regulators", "regulators.140502", "missing_key",
    ),
    "time to put right that is none": (
        FLOW, "basis: []", "rectify: {value: 0, unit: working_day}\nbasis: []", "rectify", "rectify.value", "less_than_one",
    ),
    "time to tell that is none": (
        FLOW, "basis: []", "tell_within: {value: 0, unit: working_day}\nbasis: []", "tell_within", "tell_within.value",
        "less_than_one",
    ),
}  # fmt: skip
SAID_IN = {
    "licences that wait for each other": STALL,
    "flow of another licence": TEA,
    "flow its licence does not name": FLOW,
    "offered although everybody hands it in": TEA,
    "key of two types": TEA,
    "key defined twice": TEA,
}
"""Where it is not said in the file that was edited."""
