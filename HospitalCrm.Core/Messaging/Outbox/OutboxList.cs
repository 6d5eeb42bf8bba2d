using System.Linq.Expressions;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;

namespace HospitalCrm.Core.Messaging;

/// <summary>One message on the list.</summary>
public sealed record OutboxRow
{
    public required Id<OutboundMessage> Id { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required MessageState State { get; init; }

    public required MessageReason? Reason { get; init; }

    public required MessageCategory Category { get; init; }

    public required string Kind { get; init; }

    public required Sealed To { get; init; }

    public required byte[] ToIndex { get; init; }

    public required Id<Patient>? PatientId { get; init; }

    public required string? Patient { get; init; }

    public required bool IsRestricted { get; init; }

    public required string? Channel { get; init; }

    public required string Source { get; init; }

    public required int Attempts { get; init; }

    public required int Parts { get; init; }

    public required int CostLi { get; init; }

    public required DateTimeOffset NotBefore { get; init; }

    public required DateTimeOffset? SentAt { get; init; }
}

/// <summary>短信发送记录. The text is on the message's own page; numbers are masked, names as far as the reader's archives reach.</summary>
public static class OutboxList
{
    /// <summary>The network or a gateway took it, whether it is known to have arrived or not.</summary>
    public const string Gone = "Gone";

    /// <summary>Refused, given up, or nobody knows.</summary>
    public const string NotArrived = "NotArrived";

    /// <summary>Ended without having arrived; what is of unknown outcome is not among them.</summary>
    public const string Undelivered = "Undelivered";

    public static readonly ListDefinition<OutboxRow> Definition = new("messages")
    {
        Source = db =>
            from message in db.OutboundMessages
            select new OutboxRow
            {
                Id = message.Id,
                CreatedAt = message.CreatedAt,
                State = message.State,
                Reason = message.Reason,
                Category = message.Category,
                Kind = message.Kind,
                To = message.To,
                ToIndex = message.ToIndex,
                PatientId = message.PatientId,
                // Not a join: picking the keys of a deep page must stay inside the index.
                Patient = db.Patients.Where(patient => patient.Id == message.PatientId).Select(patient => patient.Name).FirstOrDefault(),
                IsRestricted = db.Patients.Any(patient => patient.Id == message.PatientId && patient.RestrictedAs != null),
                Channel = message.Channel,
                Source = message.Source,
                Attempts = message.Attempts,
                Parts = message.Parts,
                CostLi = message.CostLi,
                NotBefore = message.NotBefore,
                SentAt = message.SentAt,
            },
        Key = ListKey<OutboxRow>.By(row => row.Id),
        SortedDescending = true,
        ShowsPatients = true,
        PatientOf = row => row.PatientId?.Value,
        Prepare = (tools, rows, ct) => tools.ReachAsync(rows.Select(row => row.PatientId), ct),
        Columns =
        [
            new("CreatedAt", row => row.CreatedAt) { Width = "136px" },
            new("State", row => row.State) { Width = "104px" },
            new("Reason", row => row.Reason),
            new("Category", row => row.Category) { Width = "70px" },
            new("Kind", row => row.Kind) { Width = "96px" },
            new("To", (row, tools) => PhoneNumbers.Normalise(tools.Vault.Open(OutboundMessage.ToPurpose, row.To), tools.Numbering).Mask()) { Width = "112px" },
            new("Patient", (row, tools) => tools.Reaches(row.PatientId) ? tools.Name(row.Patient, row.IsRestricted) : null) { Width = "80px" },
            new("Channel", row => row.Channel) { Width = "90px" },
            new("Source", row => row.Source) { Width = "120px", IsExtra = true },
            new("Attempts", row => row.Attempts) { Width = "80px", IsExtra = true },
            new("Parts", row => row.Parts) { Width = "56px" },
            new("Cost", row => row.CostLi / 1000m) { Width = "80px" },
            new("NotBefore", row => row.NotBefore) { Width = "130px", IsExtra = true },
            new("SentAt", row => row.SentAt) { Width = "130px", IsExtra = true },
        ],
        Filters =
        [
            new("state", FilterKind.Choice, ByState) { Choices = [Gone, NotArrived, Undelivered, .. Enum.GetNames<MessageState>()], IsPublic = true },
            new("category", FilterKind.Choice, (typed, _) => Enum.TryParse<MessageCategory>(typed, out var category) ? row => row.Category == category : row => false) { Choices = Enum.GetNames<MessageCategory>(), IsPublic = true },
            new("number", FilterKind.Number, ByNumber),
            new("kind", FilterKind.Choice, (typed, _) => row => row.Kind == typed) { Choices = [.. Enum.GetNames<TemplateKind>(), "Free"], IsPublic = true, IsExtra = true },
            new("reason", FilterKind.Choice, (typed, _) => Enum.TryParse<MessageReason>(typed, out var reason) ? row => row.Reason == reason : row => false) { Choices = Enum.GetNames<MessageReason>(), IsPublic = true, IsExtra = true },
            new("channel", FilterKind.Text, (typed, _) => row => row.Channel == typed) { IsPublic = true, IsCode = true, IsExtra = true },
            new("createdOn", FilterKind.DateRange, (typed, _) =>
            {
                var (from, to) = DayRange.Parse(typed);
                return row => row.CreatedAt >= from && row.CreatedAt < to;
            }) { IsPublic = true },
        ],
        Permissions = new(MessagingPermissions.View)
        {
            SeeNames = PatientPermissions.SeeNames,
            NamesWithin = PatientPermissions.View,
            SeeRestricted = PatientPermissions.SeeRestricted,
        },
        OpenUrl = row => $"/messages/{row.Id}",
    };

    private static Expression<Func<OutboxRow, bool>> ByState(string typed, ListTools tools) => typed switch
    {
        Gone => row => row.State == MessageState.Sent || row.State == MessageState.Delivered,
        Undelivered => row => row.State == MessageState.Failed || row.State == MessageState.Dead || row.State == MessageState.Expired,
        NotArrived => row => row.State == MessageState.Failed || row.State == MessageState.Dead || row.State == MessageState.Unknown,
        _ => Enum.TryParse<MessageState>(typed, out var state) ? row => row.State == state : row => false,
    };

    private static Expression<Func<OutboxRow, bool>> ByNumber(string typed, ListTools tools)
    {
        if (tools.Subscriber(typed) is not { } number)
        {
            return row => false;
        }

        var index = tools.BlindIndex(ContactNumber.IndexPurpose, number);
        return row => row.ToIndex == index;
    }
}
