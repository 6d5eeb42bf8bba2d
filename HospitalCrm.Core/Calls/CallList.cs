using System.Linq.Expressions;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls;

/// <summary>One call on the list.</summary>
public sealed record CallRow
{
    public required Id<CallSession> Id { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required CallDirection Direction { get; init; }

    public required CallState State { get; init; }

    public required Sealed? Number { get; init; }

    public required byte[]? NumberIndex { get; init; }

    public required PhoneKind NumberKind { get; init; }

    public required string? Patient { get; init; }

    public required Id<Patient>? PatientId { get; init; }

    public bool IsRestricted { get; init; }

    public required string? AgentNo { get; init; }

    public required string? AgentName { get; init; }

    public required string? Extension { get; init; }

    public required string LineId { get; init; }

    public required double? DeliveredMs { get; init; }

    public required double? PaintedMs { get; init; }
}

/// <summary>来电记录.</summary>
public static class CallList
{
    /// <summary>Going on now: rings or is talked.</summary>
    public const string Live = "Live";

    /// <summary>Came in and nobody has taken it yet; what is being dialled waits for somebody else.</summary>
    public const string Waiting = "Waiting";

    /// <summary>Came in and was answered, whether it is over or not.</summary>
    public const string Taken = "Taken";

    /// <summary>Came in and nobody took it.</summary>
    public const string Lost = "Lost";

    /// <summary>Came in, whatever became of it.</summary>
    public const string Offered = "Offered";

    /// <summary>Came in, was answered and is over: how long it took is known.</summary>
    public const string Handled = "Handled";

    /// <summary>Calls at a seat of nobody.</summary>
    public const string NoAgent = "-";

    public static readonly ListDefinition<CallRow> Definition = new("calls")
    {
        Source = db =>
            from call in db.Calls
            select new CallRow
            {
                Id = call.Id,
                StartedAt = call.StartedAt,
                Direction = call.Direction,
                State = call.State,
                Number = call.Number,
                NumberIndex = call.NumberIndex,
                NumberKind = call.NumberKind,
                // Not a join: picking the keys of a deep page must stay inside the index.
                Patient = db.Patients.Where(patient => patient.Id == call.PatientId).Select(patient => patient.Name).FirstOrDefault(),
                PatientId = call.PatientId,
                IsRestricted = db.Patients.Any(patient => patient.Id == call.PatientId && patient.RestrictedAs != null),
                AgentNo = call.AgentNo,
                AgentName = db.Staff.Where(staff => staff.StaffNo == call.AgentNo).Select(staff => staff.Name).FirstOrDefault(),
                Extension = call.Extension,
                LineId = call.LineId,
                DeliveredMs = call.DeliveredMs,
                PaintedMs = call.PaintedMs,
            },
        Key = ListKey<CallRow>.By(row => row.Id),
        ShowsPatients = true,
        PatientOf = row => row.PatientId?.Value,
        Prepare = (tools, rows, ct) => tools.ReachAsync(rows.Select(row => row.PatientId), ct),
        Columns =
        [
            new("StartedAt", row => row.StartedAt) { SortKey = (Expression<Func<CallRow, DateTimeOffset>>)(row => row.StartedAt), Width = "120px" },
            new("Direction", row => row.Direction) { Width = "70px" },
            new("State", row => row.State) { Width = "80px" },
            new("Number", (row, tools) => Masked(row, tools)) { Width = "130px" },
            new("Patient", (row, tools) => IsKnown(row, tools) ? tools.Name(row.Patient, row.IsRestricted) : null) { Width = "110px" },
            new("Agent", row => row.AgentName ?? row.AgentNo) { Width = "90px" },
            new("Extension", row => row.Extension) { Width = "70px" },
            new("Line", row => row.LineId) { Width = "100px" },
            new("DeliveredMs", row => Rounded(row.DeliveredMs)) { Width = "85px" },
            new("PaintedMs", row => Rounded(row.PaintedMs)) { Width = "90px" },
        ],
        Filters =
        [
            new("number", FilterKind.Text, (typed, tools) =>
            {
                var number = PhoneNumbers.Normalise(typed, tools.Numbering);
                var index = number.NamesASubscriber ? tools.BlindIndex(ContactNumber.IndexPurpose, number.Text) : [];
                return row => row.NumberIndex == index;
            }),
            new("state", FilterKind.Choice, ByState)
            {
                Choices = [Live, Waiting, Offered, Taken, Handled, Lost, .. Enum.GetNames<CallState>()],
                IsPublic = true,
            },
            new("agent", FilterKind.Text, (typed, _) => typed == NoAgent ? row => row.AgentNo == null : row => row.AgentNo == typed) { IsPublic = true, IsCode = true },
            new("agentDepartment", FilterKind.Text, (typed, tools) =>
            {
                // As the analysis counts: the department an agent is in today.
                var agents = tools.Db.Staff.IgnoreQueryFilters().Where(member => member.DepartmentCode == typed).Select(member => member.StaffNo);
                return row => agents.Contains(row.AgentNo!);
            }) { IsPublic = true, IsCode = true },
            new("startedOn", FilterKind.DateRange, (typed, _) =>
            {
                var (from, to) = DayRange.Parse(typed);
                return row => row.StartedAt >= from && row.StartedAt < to;
            }) { IsPublic = true },
        ],
        Permissions = new(CallPermissions.View)
        {
            SeeAll = CallPermissions.SeeAll,
            Export = CallPermissions.Export,
            SeeNames = PatientPermissions.SeeNames,
            NamesWithin = PatientPermissions.View,
            SeeRestricted = PatientPermissions.SeeRestricted,
        },
        Owner = row => row.AgentNo,
        SortedBy = "StartedAt",
        SortedDescending = true,
        OpenUrl = row => $"/calls/{row.Id}",
    };

    private static Expression<Func<CallRow, bool>> ByState(string typed, ListTools tools) => typed switch
    {
        Live => row => row.State == CallState.Ringing || row.State == CallState.Answered,
        Waiting => row => row.State == CallState.Ringing && row.Direction == CallDirection.Incoming,
        Taken => row => (row.State == CallState.Answered || row.State == CallState.Ended) && row.Direction == CallDirection.Incoming,
        Offered => row => row.Direction == CallDirection.Incoming,
        Handled => row => row.State == CallState.Ended && row.Direction == CallDirection.Incoming,
        Lost => row => row.State == CallState.Missed && row.Direction == CallDirection.Incoming,
        _ => Enum.TryParse<CallState>(typed, out var state) ? row => row.State == state : row => false,
    };

    /// <summary>Whoever took the call was told who called; others only of archives within their reach.</summary>
    private static bool IsKnown(CallRow row, ListTools tools) => (row.AgentNo is { } agent && agent == tools.StaffNo) || tools.Reaches(row.PatientId);

    private static string Masked(CallRow row, ListTools tools) =>
        tools.Vault.Open(CallSession.NumberPurpose, row.Number) is { } number ? PhoneNumbers.Normalise(number, tools.Numbering).Mask() : "";

    private static string Rounded(double? ms) => ms is { } measured ? measured.ToString("F0", System.Globalization.CultureInfo.InvariantCulture) : "";
}
