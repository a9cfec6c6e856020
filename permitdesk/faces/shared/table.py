"""The dense table of every face: 28 px rows, lights, one row chosen, columns that stay put."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from permitdesk.domain.clock import Light
from permitdesk.faces.shared.light import GAP, SHAPE, light_word, paint_light, paint_shape
from permitdesk.faces.shared.look import current, px, tone
from permitdesk.faces.shared.rows_model import LIGHT_ROLE, SHAPE_ROLE, TONE_ROLE, RowsModel

ROW, HEAD = 28, 28
SIDE, FIRST = 8, 16

Index = QModelIndex | QPersistentModelIndex


class DenseTable(QTableView):
    """A table of frozen rows.

    Signals:
        opened: The row a person opened (Enter, a click), as the model has it.
        chosen: The row that is chosen now.
    """

    opened = Signal(object)
    chosen = Signal(object)

    def __init__(self, model: RowsModel[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows_model = model
        self.setModel(model)
        self.setItemDelegate(RowDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(ROW))
        self.verticalHeader().setMinimumSectionSize(px(ROW))
        self._lay_out_columns()
        self.selectionModel().currentRowChanged.connect(self._tell_chosen)

    def show_all_rows(self, most: int = 100) -> None:
        """Be just as high as the rows need; beyond ``most`` one scrolls."""
        rows = min(self.rows_model.rowCount(), most)
        self.setFixedHeight(px(HEAD) + rows * px(ROW) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(96), px(HEAD + ROW))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.rows_model.row(self.currentIndex().row()))
            return
        super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(self.rows_model.row(index.row()))

    def _lay_out_columns(self) -> None:
        head = self.horizontalHeader()
        head.setFixedHeight(px(HEAD))
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(px(24))
        for place, column in enumerate(self.rows_model.columns):
            mode = QHeaderView.ResizeMode
            head.setSectionResizeMode(place, mode.Fixed if column.width else mode.Stretch)
            if column.width:
                head.resizeSection(place, px(column.width))
            if current().is_large and not column.large:
                self.hideColumn(place)

    def _tell_chosen(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.rows_model.row(index.row()))


class RowDelegate(QStyledItemDelegate):
    """Paints a cell: line below, the chosen row tinted with a bar at its left, lights."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state = option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_chosen:
            painter.fillRect(rect, tone("lead_tint"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, tone("line"))
        if is_chosen and index.column() == 0:
            painter.fillRect(rect.left(), rect.top(), px(3), rect.height(), tone("lead"))
        left = px(FIRST if index.column() == 0 else SIDE)
        self._words(painter, rect.adjusted(left, 0, -px(SIDE), 0), index, is_chosen=is_chosen)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        light = _light(index)
        words = light_word(light) if light else str(index.data() or "")
        metrics = option.fontMetrics
        width = metrics.horizontalAdvance(words) + px(FIRST + SIDE)
        return QSize(width + (px(SHAPE + GAP) if light else 0), px(ROW))

    def _words(self, painter: QPainter, rect: QRect, index: Index, *, is_chosen: bool) -> None:
        light = _light(index)
        if light is not None:
            paint_light(painter, rect, light)
            return
        token = index.data(TONE_ROLE) or "text"
        shape = index.data(SHAPE_ROLE)
        if shape:
            size = px(SHAPE)
            top = rect.center().y() - size / 2 + 1
            paint_shape(painter, QRectF(rect.left(), top, size, size), shape, token)
            rect = rect.adjusted(size + px(GAP), 0, 0, 0)
        font = painter.font()
        font.setBold(is_chosen and index.column() == 0)
        painter.setFont(font)
        painter.setPen(tone(token))
        words = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, rect.width()
        )
        painter.drawText(rect, int(index.data(Qt.ItemDataRole.TextAlignmentRole)), words)


def _light(index: Index) -> Light | None:
    """Return the light of a cell; on the way through Qt its value became a plain text."""
    value = index.data(LIGHT_ROLE)
    return Light(value) if value else None
