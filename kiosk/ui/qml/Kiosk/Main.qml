pragma ComponentBehavior: Bound

import QtQuick

// The window: one screen at a time from the table below, the keyboard under it, and the sheets and warning over it.
Rectangle {
    id: root

    required property var session
    required property real inches
    readonly property var screens: ({
            "welcome": "WelcomeScreen",
            "you": "YouScreen",
            "hands": "HandsScreen",
            "today": "TodayScreen",
            "way": "WayScreen",
            "page": "LessonScreen",
            "question": "QuestionScreen",
            "compare": "CompareScreen",
            "values": "ValuesScreen",
            "marks": "MarksScreen",
            "lean": "LeanScreen",
            "options": "OptionsScreen",
            "lines": "LinesScreen",
            "ask": "AskScreen",
            "review": "ReviewScreen",
            "outcome": "OutcomeScreen",
            "sign": "SignScreen",
            "rest": "RestScreen",
            "help": "HelpScreen",
            "kept": "KeptScreen",
            "not_kept": "NotKeptScreen",
            "pin": "PinScreen",
            "setup": "SetupScreen",
            "desk": "DeskScreen",
            "form": "FormScreen",
            "problem": "ProblemScreen"
        })
    readonly property var words: session.words
    property string key: ""
    property string open: ""

    function turn() {
        if (screen.item && key === session.key) {
            screen.item.page = session.page;
            return;
        }
        key = session.key;
        open = "";
        screen.setSource(screens[session.screen] + ".qml", {
            "page": session.page,
            "words": words
        });
        if (!keyboard.wanted)
            (screen.item as Item).forceActiveFocus();
        appear.restart();
        if (session.touchPause > 0)
            steady.restart();
    }

    function want(what: string, args: var) {
        if (what === "tool" && (args.tool === "text" || args.tool === "language"))
            open = args.tool;
        else
            session.want(what, args);
    }

    function measure() {
        Theme.unit = inches > 0 ? Math.hypot(width, height) / (inches * 25.4) : Screen.pixelDensity;
    }

    LayoutMirroring.childrenInherit: true
    LayoutMirroring.enabled: Theme.rightToLeft
    color: Theme.colors.paper

    Component.onCompleted: {
        measure();
        turn();
    }
    onHeightChanged: measure()
    onWidthChanged: measure()

    Binding {
        property: "motion"
        target: Theme
        value: root.session.motion
    }

    Binding {
        property: "name"
        target: Theme
        value: root.session.theme
    }

    Binding {
        property: "rightToLeft"
        target: Theme
        value: root.session.rightToLeft
    }

    Binding {
        property: "scale"
        target: Theme
        value: root.session.size / 100
    }

    Connections {
        target: root.session

        function onShown() {
            root.turn();
        }

        function onComforted() {
            if (screen.item)
                screen.item.words = root.words;
        }
    }

    Connections {
        target: screen.item
        ignoreUnknownSignals: true

        function onMove(name: string, args: var) {
            root.session.move(name, args);
        }

        function onWant(what: string, args: var) {
            root.want(what, args);
        }
    }

    Loader {
        id: screen

        enabled: root.open === "" && root.session.idle === 0 && !steady.running
        focus: true
        height: parent.height - keyboard.height
        objectName: "screen"
        width: parent.width
    }

    Keyboard {
        id: keyboard

        anchors.bottom: parent.bottom
        height: visible ? implicitHeight : 0
        language: root.session.language
        objectName: "keyboard"
        width: parent.width
        words: root.words.keyboard
        onDone: (screen.item as Item).forceActiveFocus()
    }

    Loader {
        id: comfort

        active: root.open === "text"
        anchors.fill: parent
        z: 1

        sourceComponent: ComfortSheet {
            motion: root.session.motion
            size: root.session.size
            theme: root.session.theme
            words: root.words
            onClosed: root.open = ""
            onWant: (what, args) => root.want(what, args)
        }
    }

    Loader {
        id: idle

        active: root.session.idle > 0
        anchors.fill: parent
        z: 2

        sourceComponent: IdleWarning {
            seconds: root.session.idle
            text: root.session.screen === "form" ? root.words.idle.leave : root.words.idle.text
            words: root.words
            onWant: (what, args) => root.want(what, args)
        }
    }

    Timer {
        id: steady

        interval: root.session.touchPause
    }

    ParallelAnimation {
        id: appear

        NumberAnimation {
            duration: Theme.turn
            from: Theme.turn ? 0 : 1
            property: "opacity"
            target: screen
            to: 1
        }

        NumberAnimation {
            duration: Theme.turn
            easing.type: Easing.OutCubic
            from: Theme.turn ? Theme.part : 0
            property: "x"
            target: screen
            to: 0
        }
    }
}
