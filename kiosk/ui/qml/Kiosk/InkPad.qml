pragma ComponentBehavior: Bound

import QtQuick

// A pad to sign on by finger, pen or mouse. `strokes` is a list of strokes, each a list of points [x, y, ms, pressure]:
// whole numbers; x and y in 1/10000 of the pad's width, ms since the first point, pressure in 1/10000. Only the newest
// piece is drawn, so that a long line is as quick as a short one. Keyboards sign in another way.
Rectangle {
    id: pad

    required property string text
    readonly property bool empty: strokes.length === 0
    property var strokes: []
    property var stroke: null
    property real started: 0

    function clear() {
        strokes = [];
        stroke = null;
        canvas.refresh();
    }

    function add(touch: var) {
        if (!stroke)
            return;
        const now = Date.now();
        const part = 10000 / width;
        stroke.push([Math.round(touch.x * part), Math.round(touch.y * part), now - started, Math.round(Math.max(0, Math.min(1, touch.pressure)) * 10000)]);
        canvas.extend(stroke);
    }

    border.color: Theme.colors.border
    border.width: Theme.line
    color: Theme.colors.card
    implicitHeight: width * 0.4
    implicitWidth: Theme.lineWidth
    radius: Theme.radius
    Accessible.name: text
    Accessible.role: Accessible.Canvas

    Canvas {
        id: canvas

        readonly property color ink: Theme.colors.text
        property bool blank: true
        property int line: 0
        property int drawn: 0

        function refresh() {
            blank = true;
            requestPaint();
        }

        function extend(points: var) {
            const unit = width / 10000;
            const [from, to] = [points[Math.max(0, points.length - 2)], points[points.length - 1]];
            const pen = 2 * Theme.ink;
            markDirty(Qt.rect(Math.min(from[0], to[0]) * unit - pen, Math.min(from[1], to[1]) * unit - pen, Math.abs(to[0] - from[0]) * unit + 2 * pen, Math.abs(to[1] - from[1]) * unit + 2 * pen));
        }

        function trace(pen: var, points: var, first: int) {
            const unit = width / 10000;
            pen.beginPath();
            pen.moveTo(points[first][0] * unit, points[first][1] * unit);
            for (const point of points.slice(first))
                pen.lineTo(point[0] * unit + (points.length === 1 ? 0.1 : 0), point[1] * unit);
            pen.stroke();
        }

        anchors.fill: parent
        renderStrategy: Canvas.Immediate
        Accessible.ignored: true
        onInkChanged: refresh()
        onWidthChanged: refresh()
        onPaint: {
            const pen = getContext("2d");
            pen.lineCap = "round";
            pen.lineJoin = "round";
            pen.lineWidth = Theme.ink;
            pen.strokeStyle = ink;
            if (blank) {
                pen.clearRect(0, 0, width, height);
                [blank, line, drawn] = [false, 0, 0];
            }
            // All that came since the last picture, also of a line that has ended by now.
            for (let points = pad.strokes[line]; points; points = pad.strokes[++line]) {
                if (points.length > drawn)
                    trace(pen, points, Math.max(0, drawn - 1));
                drawn = points.length;
                if (line === pad.strokes.length - 1)
                    break;
                drawn = 0;
            }
        }
    }

    MultiPointTouchArea {
        anchors.fill: parent
        maximumTouchPoints: 1
        minimumTouchPoints: 1
        Accessible.ignored: true

        onCanceled: pad.stroke = null
        onGestureStarted: gesture => gesture.grab()
        onPressed: points => {
            if (pad.empty)
                pad.started = Date.now();
            pad.stroke = [];
            pad.strokes.push(pad.stroke);
            pad.add(points[0]);
            pad.strokesChanged();
        }
        onReleased: points => {
            pad.stroke = null;
            pad.strokesChanged();
        }
        onUpdated: points => pad.add(points[0])
    }
}
