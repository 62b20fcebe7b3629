// Says on every page that no clinician has approved the words yet.
Chip {
    objectName: "draftMark"
}
