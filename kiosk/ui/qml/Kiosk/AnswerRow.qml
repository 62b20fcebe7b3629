pragma ComponentBehavior: Bound

import QtQuick

// What was asked or seen and what the person answered, as one touch back to it.
Target {
    id: row

    property string answer: ""
    readonly property real room: width - 2 * Theme.part - arrow.width - Theme.space
    readonly property bool beside: answer !== "" && room >= Theme.body * 26
    readonly property real answerWidth: beside ? room * 0.36 : room

    description: answer
    implicitHeight: Math.max(Theme.primary, cells.height + 2 * Theme.mm(2.6))

    Rectangle {
        anchors.fill: parent
        border.color: row.pressed ? Theme.colors.action : Theme.colors.border
        border.width: row.pressed ? Theme.thick : Theme.line
        color: row.pressed ? Theme.colors.tint : Theme.colors.card
        radius: row.radius
    }

    Grid {
        id: cells

        anchors.verticalCenter: parent.verticalCenter
        columnSpacing: Theme.space
        columns: row.beside ? 2 : 1
        rowSpacing: Theme.gap / 2
        verticalItemAlignment: Grid.AlignVCenter
        x: Theme.part

        Body {
            Accessible.ignored: true
            lineHeight: 1.1
            text: row.text
            width: row.beside ? row.room - row.answerWidth - Theme.space : row.room
        }

        Body {
            Accessible.ignored: true
            font.bold: true
            lineHeight: 1.1
            text: row.answer
            visible: text !== ""
            width: row.answerWidth
        }
    }

    Icon {
        id: arrow

        anchors.right: parent.right
        anchors.rightMargin: Theme.part
        anchors.verticalCenter: parent.verticalCenter
        color: Theme.colors.action
        name: "next"
    }
}
