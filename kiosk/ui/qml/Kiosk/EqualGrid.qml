import QtQuick

// Ways to go on, all of the same size: two beside each other where their words have room, else one under the other.
// What stands in it takes `cellWidth` and `cellHeight`.
Grid {
    id: grid

    readonly property real cellWidth: (width - (columns - 1) * columnSpacing) / columns
    readonly property real cellHeight: Math.max(Theme.primary, ...Array.from(children).map(child => child.implicitHeight))
    property int most: 2
    property real leastWidth: Theme.body * 12

    columnSpacing: Theme.space
    columns: Math.max(1, Math.min(most, Math.floor((width + columnSpacing) / (leastWidth + columnSpacing))))
    rowSpacing: Theme.space
}
