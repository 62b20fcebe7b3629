pragma ComponentBehavior: Bound

import QtQuick

// One visit that was put away: who, since when and where, and the two ways to go on with it.
// visit: {id, name, born, number, since, where, notMe}.
CardFrame {
    id: card

    required property var visit
    required property var words
    readonly property real room: width - 2 * padding
    readonly property bool beside: room >= Theme.body * 30

    signal resumed
    signal ended

    padding: Theme.space

    Grid {
        columnSpacing: Theme.part
        columns: card.beside ? 2 : 1
        rowSpacing: Theme.space
        verticalItemAlignment: Grid.AlignVCenter

        Column {
            spacing: Theme.gap / 2
            width: card.beside ? card.room - buttons.width - Theme.part : card.room

            Body {
                font.bold: true
                horizontalAlignment: Text.AlignLeft
                lineHeight: 1.1
                text: card.visit.name
                width: parent.width
            }

            Repeater {
                model: [[card.visit.born, card.visit.number], [card.visit.since, card.visit.where]]

                Small {
                    required property var modelData

                    lineHeight: 1.1
                    text: modelData.filter(one => one).join("  ·  ")
                    visible: text !== ""
                    width: parent.width
                }
            }

            Small {
                color: Theme.colors.attention
                font.bold: true
                lineHeight: 1.1
                text: card.words.desk.not_me
                visible: card.visit.notMe
                width: parent.width
            }
        }

        Flow {
            id: buttons

            readonly property real whole: resume.implicitWidth + end.implicitWidth + Theme.gap

            spacing: Theme.gap
            width: card.beside ? whole : card.room

            QuietButton {
                id: resume

                Accessible.description: card.visit.name
                main: true
                objectName: "resume-" + card.visit.id
                size: Theme.bar
                text: card.words.desk.resume
                width: Math.min(implicitWidth, card.room)
                onTouched: card.resumed()
            }

            QuietButton {
                id: end

                Accessible.description: card.visit.name
                objectName: "end-" + card.visit.id
                size: Theme.bar
                text: card.words.desk.end
                width: Math.min(implicitWidth, card.room)
                onTouched: card.ended()
            }
        }
    }
}
