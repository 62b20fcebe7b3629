pragma Singleton
pragma ComponentBehavior: Bound

import QtQuick

// The one place for colours, sizes and durations. Sizes are physical: `unit` is the screen's pixels per millimetre,
// `scale` the text size from 1 to 2. Capitals of Atkinson Hyperlegible are 0.668 em high.
QtObject {
    id: theme

    readonly property Colors calm: CalmColors {}
    readonly property Colors contrastLight: LightContrastColors {}
    readonly property Colors contrastDark: DarkContrastColors {}
    readonly property Colors colors: name === "contrast-dark" ? contrastDark : name === "contrast-light" ? contrastLight : calm
    readonly property color clear: "transparent"
    readonly property color mark: Qt.alpha(calm.action, 0.2)
    readonly property color veil: Qt.alpha(contrastDark.paper, 0.55)

    readonly property string family: "Atkinson Hyperlegible"
    readonly property real capital: 0.668
    readonly property real lineHeight: 1.2
    readonly property int body: letters(3.3, scale)
    readonly property int small: letters(2.6, scale)
    readonly property int bar: letters(2.6, Math.sqrt(scale))
    readonly property int title: letters(5.0, Math.sqrt(scale))
    readonly property int figure: letters(6.6, Math.sqrt(scale))
    readonly property real lineWidth: body * 22

    readonly property int target: mm(12)
    readonly property int primary: mm(15)
    readonly property int gap: mm(2)
    readonly property int space: mm(3.2)
    readonly property int part: mm(5)
    readonly property int margin: mm(8)
    readonly property int radius: mm(3.7)
    readonly property int line: Math.max(1, mm(0.34))
    readonly property int thick: Math.max(2, mm(0.6))
    readonly property int ring: Math.max(3, mm(0.5))
    readonly property int ink: Math.max(2, mm(0.8))
    readonly property int icon: mm(5 * Math.sqrt(scale))

    readonly property int turn: motion ? 200 : 0
    readonly property int build: motion ? 1000 : 0

    property string name: "calm"
    property real scale: 1.0
    property real unit: 5.94
    property bool motion: true
    property bool rightToLeft: false

    function mm(length: real): int {
        return Math.round(length * unit);
    }

    function letters(capitals: real, growth: real): int {
        return Math.ceil(capitals / capital * unit * growth);
    }
}
