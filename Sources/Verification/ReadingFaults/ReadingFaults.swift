/// Everything that reading a document can find, by topic. The test `everyIDIsExplained` compares it with the sources.
let readingFaults: [ReadingFault] =
    fileFaults + headingFaults + tableFaults + nameFaults + dataFaults + expressionFaults + behaviourFaults + apiFaults
    + contractFaults + systemFaults + scenarioFaults
