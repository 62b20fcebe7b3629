pragma ComponentBehavior: Bound

import QtQuick

// Who touches the screen, the person or someone for them; both are fine.
// page: {frame, hands}; moves: touch_as.
VisitPage {
    id: screen

    airy: true
    title: words.hands.title

    Body {
        text: screen.words.hands.text
        width: parent.width
    }

    EqualGrid {
        id: answers

        width: parent.width

        Repeater {
            model: ["me", "someone"]

            ActionCard {
                required property string modelData

                chosen: screen.page.hands === modelData
                height: answers.cellHeight
                leastHeight: Theme.mm(30 / Theme.scale)
                objectName: "hands-" + modelData
                text: screen.words.hands[modelData]
                width: answers.cellWidth
                onTouched: screen.move("touch_as", { hands: modelData })
            }
        }
    }
}
