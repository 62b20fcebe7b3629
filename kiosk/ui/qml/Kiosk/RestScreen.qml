pragma ComponentBehavior: Bound

import QtQuick

// The lesson stands still, for a rest or for too much pain. Stopping is asked once more.
// page: {frame, pain, picture: url}; moves: go_on, stop; wants: put_away.
VisitPage {
    id: screen

    readonly property var said: words.rest

    title: page.pain ? said.pain_title : said.title

    Body {
        text: screen.page.pain ? screen.said.pain_text : screen.said.text
        width: parent.width
    }

    PrimaryButton {
        objectName: "goOnButton"
        text: screen.said.go_on
        width: parent.width
        onTouched: screen.move("go_on", {})
    }

    QuietButton {
        leastHeight: Theme.primary
        objectName: "keepButton"
        text: screen.said.keep
        width: parent.width
        onTouched: screen.want("put_away", {})
    }

    QuietButton {
        leastHeight: Theme.primary
        objectName: "stopButton"
        text: screen.said.stop
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
            title: screen.said.stop_ask
            words: screen.words
            onClosed: screen.sheet = null

            Body {
                text: screen.said.stop_text
                width: parent.width
            }

            QuietButton {
                leastHeight: Theme.primary
                main: true
                objectName: "confirmStopButton"
                text: screen.said.stop
                width: parent.width
                onTouched: screen.move("stop", {})
            }
        }
    }
}
