pragma ComponentBehavior: Bound

import QtQuick

// The visits that wait for staff to bring them back, and the way to open a new one. Ending one is asked once more.
// page: {visits: [{id, name, born, number, since, where, notMe}], room}; wants: open, resume, end, leave.
PlainPage {
    id: screen

    property string ending: ""

    above: words.common.staff
    backName: "leaveButton"
    backText: words.desk.leave
    nextName: "openVisitButton"
    nextText: page.room ? words.desk.open : ""
    title: words.desk.title
    onBackTouched: want("leave", {})
    onNextTouched: want("open", {})

    NoteBox {
        border.color: Theme.colors.attention
        visible: !screen.page.room
        width: parent.width

        Body {
            objectName: "noRoom"
            text: screen.words.desk.no_room
            width: parent.width
        }
    }

    Body {
        objectName: "noVisits"
        text: screen.words.desk.empty
        visible: screen.page.visits.length === 0
        width: parent.width
    }

    Repeater {
        model: screen.page.visits

        WaitingVisit {
            required property var modelData

            visit: modelData
            width: parent.width
            words: screen.words
            onEnded: {
                screen.ending = modelData.id;
                screen.sheet = askAgain;
            }
            onResumed: screen.want("resume", { id: modelData.id })
        }
    }

    Component {
        id: askAgain

        Sheet {
            title: screen.page.visits.find(visit => visit.id === screen.ending)?.name ?? ""
            words: screen.words
            onClosed: screen.sheet = null

            Body {
                text: screen.words.desk.end_text
                width: parent.width
            }

            QuietButton {
                leastHeight: Theme.primary
                main: true
                objectName: "confirmEndButton"
                text: screen.words.desk.end
                width: parent.width
                onTouched: {
                    screen.sheet = null;
                    screen.want("end", { id: screen.ending });
                }
            }
        }
    }
}
