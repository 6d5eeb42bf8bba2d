using System.Collections.Frozen;

namespace HospitalCrm.Core.Integration.Feeds;

/// <summary>Which views become something here, and in which order inside a batch: whom a row names stands before it.</summary>
public static class HisProjection
{
    private static readonly string[] Order =
    [
        "dept", "staff", "exam_item", "patient", "newborn", "outpatient_visit", "inpatient_stay", "checkup", "diagnosis", "operation", "lab_report", "lab_result",
        "exam_report", "exam_order", "prescription", "charge", "fee_daily", "prepay", "vaccination", "daily_indicator",
    ];

    private static readonly FrozenDictionary<string, int> Ranks = Order.Select((view, rank) => (view, rank)).ToFrozenDictionary(pair => pair.view, pair => pair.rank);

    /// <summary>False for a view whose room is not built yet: its rows are kept and applied by the room that comes.</summary>
    public static bool Applies(HisView view) => Ranks.ContainsKey(view.Name);

    internal static int RankOf(string view) => Ranks.GetValueOrDefault(view, int.MaxValue);
}
