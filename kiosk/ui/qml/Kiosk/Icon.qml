pragma ComponentBehavior: Bound

import QtQuick

// A line drawing on a 24 by 24 grid in the colour it is given. A canvas, because a Shape that is scrolled wholly out of
// a clipped page is still painted by the software renderer.
Canvas {
    id: icon

    required property string name
    readonly property var paths: ({
            "text": "M2 19 L7.5 5 L13 19 M4 14 H11 M15.5 15.5 a3.2 3.2 0 1 0 6.4 0 a3.2 3.2 0 1 0 -6.4 0 M21.9 12 V19",
            "rest": "M5 9 H17 V14 a5 5 0 0 1 -5 5 H10 a5 5 0 0 1 -5 -5 Z M17 10.5 H18.5 a2.5 2.5 0 0 1 0 5 H17 M8.5 3 V6 M13.5 3 V6",
            "help": "M6.5 12.5 V6.5 a1.5 1.5 0 0 1 3 0 V11 M9.5 11 V4.5 a1.5 1.5 0 0 1 3 0 V11 M12.5 11 V5.5 a1.5 1.5 0 0 1 3 0 V12 M15.5 12 V8 a1.5 1.5 0 0 1 3 0 V15 a6.5 6.5 0 0 1 -6.5 6.5 C8.5 21.5 7.5 19.5 3.8 14.6 a1.5 1.5 0 0 1 2.7 -1.7",
            "back": "M15 4.5 L7.5 12 L15 19.5",
            "next": "M9 4.5 L16.5 12 L9 19.5",
            "down": "M4.5 9 L12 16.5 L19.5 9",
            "up": "M4.5 15 L12 7.5 L19.5 15",
            "check": "M4.5 12.5 L10 18 L19.5 7",
            "close": "M5.5 5.5 L18.5 18.5 M18.5 5.5 L5.5 18.5",
            "keyboard": "M2.5 6 H21.5 V18 H2.5 Z M6 10 H6.1 M10 10 H10.1 M14 10 H14.1 M18 10 H18.1 M7.5 14.5 H16.5",
            "backspace": "M9 5 H21.5 V19 H9 L2.5 12 Z M12 9.5 L17 14.5 M17 9.5 L12 14.5",
            "shift": "M12 4 L20 12 H16 V19.5 H8 V12 H4 Z",
            "globe": "M3 12 a9 9 0 1 0 18 0 a9 9 0 1 0 -18 0 M3 12 H21 M12 3 C7.5 8 7.5 16 12 21 M12 3 C16.5 8 16.5 16 12 21",
            "sound": "M4 9.5 H7.5 L12.5 5 V19 L7.5 14.5 H4 Z M16 9 a4.2 4.2 0 0 1 0 6 M18.7 6.3 a8 8 0 0 1 0 11.4"
        })
    readonly property bool mirrored: Theme.rightToLeft && (name === "back" || name === "next")
    property color color: Theme.colors.text

    implicitWidth: Theme.icon
    implicitHeight: Theme.icon
    renderStrategy: Canvas.Immediate
    Accessible.ignored: true
    onColorChanged: requestPaint()
    onMirroredChanged: requestPaint()
    onNameChanged: requestPaint()
    onPaint: {
        const pen = getContext("2d");
        pen.reset();
        pen.scale(width / 24, height / 24);
        if (mirrored) {
            pen.translate(24, 0);
            pen.scale(-1, 1);
        }
        pen.lineCap = "round";
        pen.lineJoin = "round";
        pen.lineWidth = 2.2;
        pen.strokeStyle = color;
        pen.path = paths[name];
        pen.stroke();
    }
}
