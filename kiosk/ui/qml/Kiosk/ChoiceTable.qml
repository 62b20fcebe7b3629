pragma ComponentBehavior: Bound

import QtQuick

// Choices beside each other, row by row, every column of the same width; as cards each row stands alone with its choices
// one under the other. columns: [title]; rows: [{id, title, cells}]; `named` repeats the columns' titles in each row.
Column {
    id: table

    required property var columns
    required property var rows
    required property bool cards
    property bool named: cards
    readonly property real cellWidth: (width - (columns.length - 1) * Theme.part) / columns.length

    spacing: cards ? Theme.space : 0

    Row {
        bottomPadding: Theme.gap
        spacing: Theme.part
        visible: !table.named

        Repeater {
            model: table.columns

            Body {
                required property string modelData

                font.bold: true
                lineHeight: 1.05
                text: modelData
                width: table.cellWidth
            }
        }
    }

    Repeater {
        model: table.rows

        Rectangle {
            id: row

            required property var modelData
            readonly property int inset: table.cards ? Theme.part : 0

            border.color: Theme.colors.divider
            border.width: table.cards ? Theme.line : 0
            color: table.cards ? Theme.colors.card : Theme.clear
            implicitHeight: content.height + (table.cards ? 2 * inset : Theme.space)
            objectName: "row-" + modelData.id
            radius: Theme.radius
            width: table.width
            Accessible.ignored: true

            Rectangle {
                color: Theme.colors.divider
                height: Theme.line
                visible: !table.cards
                width: parent.width
            }

            Column {
                id: content

                spacing: Theme.gap
                width: parent.width - 2 * row.inset
                x: row.inset
                y: table.cards ? row.inset : Theme.gap

                Small {
                    font.bold: true
                    lineHeight: 1.1
                    text: row.modelData.title
                    width: parent.width
                    Accessible.role: Accessible.Heading
                }

                Grid {
                    columnSpacing: Theme.part
                    columns: table.cards ? 1 : table.columns.length
                    rowSpacing: Theme.space

                    Repeater {
                        model: row.modelData.cells.length

                        Column {
                            id: cell

                            required property int index

                            spacing: Theme.line
                            width: table.cards ? content.width : table.cellWidth

                            Small {
                                Accessible.ignored: true
                                color: Theme.colors.action
                                font.bold: true
                                lineHeight: 1.1
                                text: table.columns[cell.index]
                                visible: table.named
                                width: parent.width
                            }

                            Words {
                                font.pixelSize: table.cards ? Theme.body : Theme.small
                                lineHeight: 1.15
                                text: row.modelData.cells[cell.index]
                                width: parent.width
                                Accessible.name: table.columns[cell.index] + ": " + text
                            }
                        }
                    }
                }
            }
        }
    }
}
