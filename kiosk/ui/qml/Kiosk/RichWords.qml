pragma ComponentBehavior: Bound

import QtQuick

// The words of a page, block after block, in lines short enough to read.
// blocks: see WordBlock.
Column {
    id: rich

    required property var blocks

    signal termTouched(string term)

    spacing: Theme.space

    Repeater {
        model: rich.blocks

        WordBlock {
            required property var modelData

            block: modelData
            width: Math.min(rich.width, Theme.lineWidth)
            onTermTouched: term => rich.termTouched(term)
        }
    }
}
