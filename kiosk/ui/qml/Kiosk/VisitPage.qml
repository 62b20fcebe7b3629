pragma ComponentBehavior: Bound

import QtQuick

// A screen of a visit: its values, the kiosk's words, and two ways out. `move` is a move of the visit, `want` anything
// else; `sheet` lies over the page while it is set.
PageFrame {
    id: visitPage

    required property var page
    required property var words
    property Component sheet: null

    signal move(string name, var args)
    signal want(string what, var args)

    frame: page.frame
    onBackTouched: move("back", {})
    onNextTouched: move("forward", {})
    onToolTouched: tool => want("tool", { tool: tool })

    Loader {
        anchors.fill: parent
        parent: visitPage
        sourceComponent: visitPage.sheet
        z: 1
    }
}
