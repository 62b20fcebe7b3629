pragma ComponentBehavior: Bound

import QtQuick

// What scrolls: by touch, by a button, by key, and to whatever takes the focus. What goes on beyond an edge fades into it.
Flickable {
    id: area

    required property color ground
    readonly property bool atEnd: contentY >= contentHeight - height - Theme.gap

    function scrollTo(position: real) {
        scroll.stop();
        scroll.to = Math.max(0, Math.min(position, contentHeight - height));
        scroll.start();
    }

    function scrollScreens(screens: real) {
        scrollTo(contentY + screens * (height - Theme.body * 2));
    }

    function more() {
        if (atEnd)
            scrollTo(0);
        else
            scrollScreens(1);
    }

    function turns(key: int): bool {
        const screens = key === Qt.Key_PageDown ? 1 : key === Qt.Key_PageUp ? -1 : 0;
        if (screens)
            scrollScreens(screens);
        return screens !== 0;
    }

    function reveal(item: Item) {
        for (let parent = item; parent; parent = parent.parent) {
            if (parent !== contentItem)
                continue;
            const top = item.mapToItem(contentItem, 0, 0).y - Theme.space;
            const bottom = top + item.height + 2 * Theme.space;
            if (top < contentY)
                scrollTo(top);
            else if (bottom > contentY + height)
                scrollTo(bottom - height);
        }
    }

    boundsBehavior: Flickable.StopAtBounds
    clip: true
    contentWidth: width
    onHeightChanged: settle.restart()

    Timer {
        id: settle

        interval: 0
        onTriggered: area.reveal(area.Window.activeFocusItem)
    }

    Connections {
        target: area.Window.window

        function onActiveFocusItemChanged() {
            area.reveal(area.Window.activeFocusItem);
        }
    }

    NumberAnimation {
        id: scroll

        duration: Theme.turn
        easing.type: Easing.OutCubic
        property: "contentY"
        target: area
    }

    Edge {
        rotation: 180
        visible: area.contentY > Theme.gap
    }

    Edge {
        visible: !area.atEnd
        y: area.height - height
    }

    component Edge: Rectangle {
        height: Theme.part
        parent: area
        width: area.width
        z: 1
        gradient: Gradient {
            GradientStop {
                color: Qt.alpha(area.ground, 0)
                position: 0
            }

            GradientStop {
                color: area.ground
                position: 1
            }
        }
    }
}
