pragma ComponentBehavior: Bound

import QtQuick

// The lesson stands still, for a rest or for too much pain. Stopping is asked once more.
// page: {frame, pain, picture: url}; moves: go_on, stop; wants: put_away.
VisitPage {
    id: screen

    readonly property var say: words.rest

    leastBeside: 130
    title: page.pain ? say.pain_title : say.title

    Body {
        text: screen.page.pain ? screen.say.pain_text : screen.say.text
        width: parent.width
    }

    PrimaryButton {
        objectName: "goOnButton"
        text: screen.say.go_on
        width: parent.width
        onTouched: screen.move("go_on", {})
    }

    QuietButton {
        leastHeight: Theme.primary
        objectName: "keepButton"
        text: screen.say.keep
        width: parent.width
        onTouched: screen.want("put_away", {})
    }

    QuietButton {
        leastHeight: Theme.primary
        objectName: "stopButton"
        text: screen.say.stop
        width: parent.width
        onTouched: screen.sheet = askAgain
    }

    side: ArtPanel {
        maximumHeight: screen.twoColumns ? screen.pictureHeight : screen.fullHeight * 0.45
        source: screen.twoColumns || screen.height > screen.width ? screen.page.picture : ""
        width: parent.width
    }

    Component {
        id: askAgain

        Sheet {
            title: screen.say.stop_ask
            words: screen.words
            onClosed: screen.sheet = null

            Body {
                text: screen.say.stop_text
                width: parent.width
            }

            QuietButton {
                leastHeight: Theme.primary
                main: true
                objectName: "confirmStopButton"
                text: screen.say.stop
                width: parent.width
                onTouched: screen.move("stop", {})
            }
        }
    }
}
