using System.Linq.Expressions;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Lists.Exports;

/// <summary>导出申请: one's own; all of them for whoever decides.</summary>
public static class ExportRequestList
{
    public static readonly ListDefinition<ExportRequestRow> Definition = new("exports")
    {
        Source = db =>
            from request in db.ExportRequests
            select new ExportRequestRow
            {
                Id = request.Id,
                AskedAt = request.AskedAt,
                AskedBy = request.AskedBy,
                List = request.List,
                Rows = request.Rows,
                Order = request.Order,
                State = request.State,
                DecidedBy = request.DecidedBy,
                Note = request.Note,
                ExpiresAt = request.ExpiresAt,
            },
        Key = ListKey<ExportRequestRow>.By(row => row.Id),
        SortedDescending = true,
        Columns =
        [
            new("AskedAt", row => row.AskedAt) { Width = "130px" },
            new("AskedBy", row => row.AskedBy) { Width = "100px" },
            new("ExportedList", row => row.List) { Width = "110px" },
            new("Rows", row => row.Rows) { Width = "90px" },
            new("Reason", (row, tools) => row.ReasonOf(tools.Vault)) { Width = "180px" },
            new("RequestState", (row, tools) => row.StateAt(tools.Clock.GetUtcNow())) { Width = "90px" },
            new("DecidedBy", row => row.DecidedBy) { Width = "100px" },
            new("DecisionNote", (row, tools) => tools.Vault.Open(ExportRequest.NotePurpose, row.Note)) { Width = "160px" },
            new("ExpiresAt", row => row.ExpiresAt) { Width = "130px" },
        ],
        Filters =
        [
            new("state", FilterKind.Choice, ByState) { Choices = Enum.GetNames<ExportRequestState>(), IsPublic = true },
            new("askedOn", FilterKind.DateRange, (typed, _) =>
            {
                var (from, to) = DayRange.Parse(typed);
                return row => row.AskedAt >= from && row.AskedAt < to;
            }) { IsPublic = true },
        ],
        Owner = row => row.AskedBy,
        Permissions = new(ExportPermissions.View) { SeeAll = ExportPermissions.Approve },
        IsSmall = true,
    };

    private static Expression<Func<ExportRequestRow, bool>> ByState(string typed, ListTools tools) =>
        Enum.TryParse<ExportRequestState>(typed, out var state) ? row => row.State == state : row => false;
}

public sealed record ExportRequestRow
{
    public required Id<ExportRequest> Id { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public required string AskedBy { get; init; }

    public required string List { get; init; }

    public required int Rows { get; init; }

    public required Sealed Order { get; init; }

    public required ExportRequestState State { get; init; }

    public required string? DecidedBy { get; init; }

    public required Sealed? Note { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The state as people see it: what ran out is over, whatever it was waiting for.</summary>
    public ShownRequestState StateAt(DateTimeOffset now) => State switch
    {
        ExportRequestState.Declined => ShownRequestState.Declined,
        ExportRequestState.Used => ShownRequestState.Used,
        _ when now >= ExpiresAt => ShownRequestState.Expired,
        ExportRequestState.Approved => ShownRequestState.Approved,
        _ => ShownRequestState.Waiting,
    };

    internal string ReasonOf(Vault vault) =>
        System.Text.Json.JsonSerializer.Deserialize<ExportOrder>(vault.Open(ExportRequest.OrderPurpose, Order))!.Reason;
}

public enum ShownRequestState
{
    Waiting,
    Approved,
    Declined,
    Used,
    Expired,
}
