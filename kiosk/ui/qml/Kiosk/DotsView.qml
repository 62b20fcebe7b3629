pragma ComponentBehavior: Bound

import QtQuick

// A number out of 100 as dots, in figures and in words, with where it comes from.
// dots: {count, of, some, rest, source, description}.
Rectangle {
    id: view

    required property var dots
    readonly property real room: width - 2 * Theme.part
    readonly property bool beside: room >= Theme.mm(52) + Theme.small * 5 + Theme.part
    readonly property real gridSize: Math.min(beside ? room - Theme.part - Theme.small * 5 : room, Math.max(Theme.mm(36), maximumHeight - 2 * Theme.part - heading.height - source.height - 2 * Theme.space), Theme.mm(72))
    property real maximumHeight: Infinity

    border.color: Theme.colors.border
    border.width: Theme.colors.panel === Theme.colors.paper ? Theme.line : 0
    color: Theme.colors.panel
    implicitHeight: column.height + 2 * Theme.part
    radius: Theme.radius * 1.4
    Accessible.description: `${dots.description} ${dots.source}`
    Accessible.name: dots.of
    Accessible.role: Accessible.Graphic

    Column {
        id: column

        spacing: Theme.space
        width: view.room
        x: Theme.part
        y: Theme.part

        Body {
            id: heading

            font.bold: true
            lineHeight: 1.0
            text: view.dots.of
            width: parent.width
        }

        Grid {
            columnSpacing: Theme.part
            columns: view.beside ? 2 : 1
            rowSpacing: Theme.space
            verticalItemAlignment: Grid.AlignVCenter

            Grid {
                columns: 10
                objectName: "dotGrid"
                spacing: Math.round(view.gridSize * 0.027)

                Repeater {
                    model: 100

                    Rectangle {
                        required property int index

                        border.color: index < view.dots.count ? Theme.colors.dots : Theme.colors.border
                        border.width: Theme.line
                        color: index < view.dots.count ? Theme.colors.dots : Theme.colors.card
                        height: width
                        radius: width / 2
                        width: 2 * Math.round(view.gridSize * 0.0378)
                    }
                }
            }

            Grid {
                columnSpacing: Theme.part
                columns: view.beside ? 1 : 2
                rowSpacing: Theme.part
                width: view.beside ? view.room - view.gridSize - Theme.part : view.room

                DotsCount {
                    color: Theme.colors.dots
                    count: view.dots.count
                    text: view.dots.some
                    width: view.beside ? parent.width : (parent.width - Theme.part) / 2
                }

                DotsCount {
                    color: Theme.colors.text
                    count: 100 - view.dots.count
                    text: view.dots.rest
                    width: view.beside ? parent.width : (parent.width - Theme.part) / 2
                }
            }
        }

        Small {
            id: source

            font.pixelSize: Theme.bar
            lineHeight: 1.1
            text: view.dots.source
            visible: text !== ""
            width: parent.width
        }
    }
}
