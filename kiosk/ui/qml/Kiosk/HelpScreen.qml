pragma ComponentBehavior: Bound

import QtQuick

// A call for help, to be held up. It says that staff are there, in words and picture, only when they said so themselves
// with their PIN.
// page: {frame, unwell, answered, emergency, picture: url}; moves: go_on; wants: answer_call.
PlainPage {
    id: screen

    readonly property var say: words.help

    airy: !page.answered
    backName: "cancelCallButton"
    frame: Object.assign({}, page.frame, {
        back: page.answered || page.unwell ? "" : say.cancel,
        next: page.answered ? say.go_on : say.answer
    })
    leastBeside: 100
    nextName: page.answered ? "goOnButton" : "answerCallButton"
    title: page.answered ? say.coming : ""
    withSide: page.answered
    onBackTouched: move("go_on", {})
    onNextTouched: page.answered ? move("go_on", {}) : want("answer_call", {})

    CallBanner {
        reason: screen.page.unwell ? screen.say.unwell_text : screen.say.text
        text: screen.page.unwell ? screen.say.unwell_title : screen.say.title
        visible: !screen.page.answered
        width: parent.width
    }

    Body {
        text: screen.say.waiting
        visible: !screen.page.answered
        width: parent.width
    }

    Body {
        objectName: "emergency"
        text: screen.page.emergency
        width: parent.width
    }

    side: ArtPanel {
        maximumHeight: screen.pictureHeight
        source: screen.twoColumns || screen.height > screen.width ? screen.page.picture : ""
        width: parent.width
    }
}
