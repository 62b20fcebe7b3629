pragma ComponentBehavior: Bound

import QtQuick

// A call for help, to be held up. It says that staff are there, in words and picture, only when they said so themselves
// with their PIN.
// page: {frame, unwell, answered, emergency, picture: url}; moves: go_on; wants: answer_call.
VisitPage {
    id: screen

    readonly property var say: words.help
    readonly property bool beside: page.answered && room >= Theme.body * 30

    CallBanner {
        reason: screen.page.unwell ? screen.say.unwell_text : screen.say.text
        text: screen.page.unwell ? screen.say.unwell_title : screen.say.title
        visible: !screen.page.answered
        width: parent.width
    }

    Grid {
        columnSpacing: Theme.margin
        columns: screen.beside ? 2 : 1
        rowSpacing: Theme.space
        width: parent.width

        Column {
            spacing: Theme.space
            width: screen.beside ? (screen.room - Theme.margin) / 2 : screen.room

            Title {
                objectName: "comingTitle"
                text: screen.say.coming
                visible: screen.page.answered
                width: parent.width
            }

            Body {
                lineHeight: 1.15
                text: screen.say.waiting
                visible: !screen.page.answered
                width: parent.width
            }

            Body {
                lineHeight: 1.15
                objectName: "emergency"
                text: screen.page.emergency
                width: parent.width
            }

            Flow {
                spacing: Theme.space
                width: parent.width

                PrimaryButton {
                    objectName: "goOnButton"
                    text: screen.say.go_on
                    visible: screen.page.answered
                    width: Math.min(implicitWidth, parent.width)
                    onTouched: screen.move("go_on", {})
                }

                PrimaryButton {
                    objectName: "answerCallButton"
                    text: screen.say.answer
                    visible: !screen.page.answered
                    width: Math.min(implicitWidth, parent.width)
                    onTouched: screen.want("answer_call", {})
                }

                QuietButton {
                    leastHeight: Theme.primary
                    objectName: "cancelCallButton"
                    text: screen.say.cancel
                    visible: !screen.page.answered && !screen.page.unwell
                    width: Math.min(implicitWidth, parent.width)
                    onTouched: screen.move("go_on", {})
                }
            }
        }

        ArtPanel {
            maximumHeight: screen.beside ? screen.fullHeight - 2 * Theme.space : screen.fullHeight * 0.5
            source: screen.page.answered && (screen.beside || screen.height > screen.width) ? screen.page.picture : ""
            width: screen.beside ? (screen.room - Theme.margin) / 2 : screen.room
        }
    }
}
