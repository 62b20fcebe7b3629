pragma ComponentBehavior: Bound

import QtQuick

// How the person wants to end today: equal ways, none chosen before and none drawn stronger; each is asked once more.
// page: {frame, outcomes: [{id, text, detail}], later}; moves: choose; wants: put_away.
VisitPage {
    id: screen

    property var chosen: null

    title: words.outcome.title

    Body {
        text: screen.words.outcome.text
        width: parent.width
    }

    EqualGrid {
        id: ways

        most: screen.page.outcomes.length === 3 ? 3 : 2
        width: parent.width

        Repeater {
            model: screen.page.outcomes

            ActionCard {
                required property var modelData

                detail: modelData.detail
                height: ways.cellHeight
                objectName: "outcome-" + modelData.id
                text: modelData.text
                width: ways.cellWidth
                onTouched: {
                    screen.chosen = modelData;
                    screen.sheet = sure;
                }
            }
        }
    }

    Body {
        font.bold: true
        lineHeight: 1.15
        objectName: "later"
        text: screen.page.later
        visible: text !== ""
        width: parent.width
    }

    QuietButton {
        objectName: "keepButton"
        text: screen.words.outcome.keep
        visible: screen.page.later !== ""
        width: Math.min(implicitWidth, parent.width)
        onTouched: screen.want("put_away", {})
    }

    Component {
        id: sure

        Sheet {
            closeText: screen.words.common.back
            title: screen.chosen.text
            words: screen.words
            onClosed: screen.sheet = null

            Body {
                text: screen.chosen.detail
                width: parent.width
            }

            QuietButton {
                leastHeight: Theme.primary
                main: true
                objectName: "confirmOutcomeButton"
                text: screen.words.outcome.sure
                width: parent.width
                onTouched: screen.move("choose", { outcome: screen.chosen.id })
            }
        }
    }
}
