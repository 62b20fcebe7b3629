pragma ComponentBehavior: Bound

import QtQuick

// The words of a page, block after block, in lines short enough to read; the items of a list stand closer together.
// blocks: see WordBlock.
Column {
    id: rich

    required property var blocks

    signal termTouched(string term)

    Repeater {
        model: rich.blocks

        Item {
            id: place

            required property int index
            required property var modelData
            readonly property bool listed: index > 0 && modelData.kind === "item" && rich.blocks[index - 1].kind === "item"
            readonly property real above: index === 0 ? 0 : listed ? Theme.gap / 2 : Theme.space

            implicitHeight: block.implicitHeight + above
            width: Math.min(rich.width, Theme.lineWidth)

            WordBlock {
                id: block

                block: place.modelData
                width: parent.width
                y: place.above
                onTermTouched: term => rich.termTouched(term)
            }
        }
    }
}
