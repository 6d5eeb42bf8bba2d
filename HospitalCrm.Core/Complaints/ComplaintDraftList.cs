using System.Linq.Expressions;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.Complaints;

/// <summary>待受理: what came by reply, by the web or by the director's mailbox and waits for somebody to accept it or not; the most urgent first.</summary>
public static class ComplaintDraftList
{
    public static readonly ListDefinition<ComplaintRow> Definition = new("complaint-drafts")
    {
        Source = db => ComplaintList.Rows(db).Where(row => row.State == ComplaintState.Draft),
        Key = ListKey<ComplaintRow>.By(row => row.Id),
        SortedBy = "DueAt",
        Columns =
        [
            new("ReceivedAt", row => row.ReceivedAt) { Width = "150px" },
            new("Source", row => row.Source) { Width = "110px" },
            new("DueAt", (row, tools) => ComplaintList.Left(row, tools.Clock.GetUtcNow())) { SortKey = ByRank, Width = "150px" },
            new("Department", row => row.Department ?? row.DepartmentCode) { Width = "120px" },
            new("Category", row => row.Category ?? row.CategoryCode) { Width = "100px" },
            new("Importance", row => row.Importance ?? row.ImportanceCode),
        ],
        Filters =
        [
            new("complaintSource", FilterKind.Choice, (typed, _) => Enum.TryParse<ComplaintSource>(typed, out var source) ? row => row.Source == source : row => false) { Choices = Enum.GetNames<ComplaintSource>(), IsPublic = true },
        ],
        OpenUrl = row => $"/complaints/{row.Id}",
        Permissions = new(ComplaintPermissions.Manage),
    };

    private static Expression<Func<ComplaintRow, long>> ByRank => row => row.Rank;
}
