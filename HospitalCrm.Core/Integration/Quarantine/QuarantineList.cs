using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.Integration.Quarantine;

/// <summary>问题数据: bad rows by reason. What stands in them is not shown here.</summary>
public static class QuarantineList
{
    public static readonly ListDefinition<QuarantineRow> Definition = new("quarantine")
    {
        Source = db => db.QuarantinedRows.Select(row => new QuarantineRow
        {
            Id = row.Id,
            ReceivedAt = row.ReceivedAt,
            Source = row.SourceCode,
            View = row.View,
            Reason = row.Reason,
            Column = row.Column,
            Door = row.Door,
            State = row.State,
            JudgedBy = row.JudgedBy,
            JudgedAt = row.JudgedAt,
            Remark = row.Remark,
        }),
        Key = ListKey<QuarantineRow>.By(row => row.Id),
        SortedDescending = true,
        Columns =
        [
            new(nameof(QuarantineRow.ReceivedAt), row => row.ReceivedAt) { Width = "150px" },
            new(nameof(QuarantineRow.Source), row => row.Source) { Width = "110px" },
            new(nameof(QuarantineRow.View), row => row.View) { Width = "170px" },
            new(nameof(QuarantineRow.Reason), row => row.Reason) { Width = "150px" },
            new(nameof(QuarantineRow.Column), row => row.Column) { Width = "140px" },
            new(nameof(QuarantineRow.Door), row => row.Door) { Width = "100px" },
            new(nameof(QuarantineRow.State), row => row.State) { Width = "100px" },
            new(nameof(QuarantineRow.JudgedBy), row => row.JudgedBy) { Width = "100px" },
            new(nameof(QuarantineRow.JudgedAt), row => row.JudgedAt) { Width = "150px", IsExtra = true },
            new(nameof(QuarantineRow.Remark), row => row.Remark),
        ],
        Filters =
        [
            new("state", FilterKind.Choice, (typed, _) => Enum.TryParse<QuarantineState>(typed, out var state) ? row => row.State == state : row => false) { Choices = Enum.GetNames<QuarantineState>(), IsPublic = true },
            new("view", FilterKind.Choice, (typed, _) => row => row.View == typed) { Choices = [.. HisContract.Views.Select(view => view.Name)], IsPublic = true },
            new("reason", FilterKind.Choice, (typed, _) => row => row.Reason == typed) { Choices = HisFaults.All, IsPublic = true },
            new("source", FilterKind.Text, (typed, _) => row => row.Source == typed) { IsPublic = true, IsCode = true },
        ],
        Permissions = new(FeedPermissions.ViewQuarantine) { Export = FeedPermissions.ViewQuarantine },
        OpenUrl = row => $"/feeds/quarantine/{row.Id}",
    };
}
