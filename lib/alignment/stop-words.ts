/** Words of English that say how, not what: they are in every sentence and tell none from another. */
export const stopWords: ReadonlySet<string> = new Set(
  "a an the of to in on at by for from with without into onto as is are was were be been being am and or but nor if then than so such that this these those it its itself he him his himself she her hers herself they them their theirs themselves we us our ours ourselves you your yours yourself i me my mine myself who whom whose which what there here do does did done doing have has had having will would shall should can could may might must not no yes very too also just only own same about over under out up down off again further once because while until during between through before after above below all any both each few more most other some one's someone's oneself one s t d ll m re ve don isn aren wasn weren hasn haven hadn didn doesn sth sb etc e.g i.e esp lit fig usu abbr".split(
    " ",
  ),
);
