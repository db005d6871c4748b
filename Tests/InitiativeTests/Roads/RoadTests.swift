import Testing

// A rule is written once and tried on every road that it applies to; `Road` names the roads.
//
// | rule                                                        | where                     |
// | refusals come in one order, a stored answer before them     | RoadTests+Order           |
// | a move takes only what its file asks for                    | RoadTests+Smuggling       |
// | a registration takes only what its registrar may fill in    | RoadTests+Registration    |
// | what was seen counts                                        | RoadTests+Stale           |
// | a key makes a request take effect once                      | RoadTests+Keys, +Killed   |
// | a bulk is decided item by item                              | RoadTests+Bulk            |
// | a quota is not given out twice                              | RoadTests+Quota           |
// | a guard that counts parts sees all of them                  | RoadTests+Parts           |
// | what a freeze refuses is on record                          | RoadTests+Freeze          |

/// The same rules on every road, over HTTP.
@Suite(.inTurns) struct RoadTests {}
