pragma ComponentBehavior: Bound

import QtQuick

// A screen whose two buttons at the foot do something of its own; outside a visit there are no tools at the top.
// `sheet` lies over the page while it is set.
PageFrame {
    id: plain

    required property var page
    required property var words
    property string above: ""
    property string backText: ""
    property string nextText: ""
    property string status: ""
    property Component sheet: null

    signal move(string name, var args)
    signal want(string what, var args)

    frame: ({
            chapter: above,
            place: "",
            draft: "",
            tools: [],
            back: backText,
            next: nextText,
            status: status,
            more: words.common.more_below,
            top: words.common.to_top
        })

    Loader {
        anchors.fill: parent
        parent: plain
        sourceComponent: plain.sheet
        z: 1
    }
}
