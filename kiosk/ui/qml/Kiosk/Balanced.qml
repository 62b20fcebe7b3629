import QtQuick

// A few words over several lines of about the same length, with no word left alone on the last.
Words {
    id: balanced

    readonly property real spare: {
        const parts = text.split(" ").map(word => metrics.advanceWidth(word));
        const space = metrics.advanceWidth(" ");
        const lines = room => {
            let count = 1;
            let used = -space;
            for (const part of parts) {
                if (used + space + part > room) {
                    count += 1;
                    used = -space;
                }
                used += space + part;
            }
            return count;
        };
        if (width < Math.max(...parts) || lines(width) === 1)
            return 0;
        let [narrow, wide] = [Math.max(...parts), width];
        while (wide - narrow > 2) {
            const middle = (narrow + wide) / 2;
            if (lines(middle) > lines(width))
                narrow = middle;
            else
                wide = middle;
        }
        return Math.max(0, Math.floor(width - wide - space));
    }
    readonly property real share: horizontalAlignment === Text.AlignHCenter ? 0.5 : Theme.rightToLeft ? 1 : 0

    leftPadding: spare * share
    rightPadding: spare * (1 - share)

    FontMetrics {
        id: metrics

        font: balanced.font
    }
}
