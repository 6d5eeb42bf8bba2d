using System.Linq.Expressions;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;

namespace HospitalCrm.Core.Messaging;

/// <summary>One reply on the list.</summary>
public sealed record InboxRow
{
    public required Id<InboundMessage> Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required ReplyKind Kind { get; init; }

    public required int? Rating { get; init; }

    public required Sealed From { get; init; }

    public required byte[] FromIndex { get; init; }

    public required Sealed Text { get; init; }

    public required Id<Patient>? PatientId { get; init; }

    public required string? Patient { get; init; }

    public required bool IsRestricted { get; init; }

    public required Id<OutboundMessage>? AnswersId { get; init; }

    public required string Channel { get; init; }

    public required string? AssignedTo { get; init; }

    public required string? HandledBy { get; init; }

    public required DateTimeOffset? HandledAt { get; init; }
}

/// <summary>回复短信. Whoever works through the inbox reads what was written; of a restricted archive's owner only that something came.</summary>
public static class InboxList
{
    public static readonly ListDefinition<InboxRow> Definition = new("message-replies")
    {
        Source = db =>
            from reply in db.InboundMessages
            select new InboxRow
            {
                Id = reply.Id,
                At = reply.At,
                Kind = reply.Kind,
                Rating = reply.Rating,
                From = reply.From,
                FromIndex = reply.FromIndex,
                Text = reply.Text,
                PatientId = reply.PatientId,
                Patient = db.Patients.Where(patient => patient.Id == reply.PatientId).Select(patient => patient.Name).FirstOrDefault(),
                IsRestricted = db.Patients.Any(patient => patient.Id == reply.PatientId && patient.RestrictedAs != null),
                AnswersId = reply.AnswersId,
                Channel = reply.Channel,
                AssignedTo = reply.AssignedTo,
                HandledBy = reply.HandledBy,
                HandledAt = reply.HandledAt,
            },
        Key = ListKey<InboxRow>.By(row => row.Id),
        SortedDescending = true,
        ShowsPatients = true,
        PatientOf = row => row.PatientId?.Value,
        Prepare = (tools, rows, ct) => tools.ReachAsync(rows.Select(row => row.PatientId), ct),
        Columns =
        [
            new("At", row => row.At) { Width = "130px" },
            new("Kind", row => row.Kind) { Width = "90px" },
            new("From", (row, tools) => PhoneNumbers.Normalise(tools.Vault.Open(InboundMessage.FromPurpose, row.From), tools.Numbering).Mask()) { Width = "112px" },
            new("Patient", (row, tools) => tools.Reaches(row.PatientId) ? tools.Name(row.Patient, row.IsRestricted) : null) { Width = "84px" },
            new("Text", (row, tools) => tools.Covers(row.IsRestricted) || (row.PatientId is not null && !tools.Reaches(row.PatientId)) ? null : ReplyReading.Shown(tools.Vault.Open(InboundMessage.TextPurpose, row.Text))),
            new("Rating", row => row.Rating) { Width = "60px" },
            new("Channel", row => row.Channel) { Width = "100px", IsExtra = true },
            new("AssignedTo", row => row.AssignedTo) { Width = "90px" },
            new("HandledBy", row => row.HandledBy) { Width = "112px" },
            new("HandledAt", row => row.HandledAt) { Width = "130px", IsExtra = true },
        ],
        Filters =
        [
            new("isOpen", FilterKind.Choice, (typed, _) => typed == bool.TrueString ? row => row.HandledAt == null : row => row.HandledAt != null) { Choices = [bool.TrueString, bool.FalseString], IsPublic = true },
            new("replyKind", FilterKind.Choice, (typed, _) => Enum.TryParse<ReplyKind>(typed, out var kind) ? row => row.Kind == kind : row => false) { Choices = Enum.GetNames<ReplyKind>(), IsPublic = true },
            new("number", FilterKind.Number, ByNumber),
            new("assignedTo", FilterKind.Text, (typed, _) => row => row.AssignedTo == typed) { IsPublic = true, IsCode = true },
            new("lowRating", FilterKind.Choice, (typed, _) => typed == bool.TrueString ? row => row.Rating <= 2 : row => row.Rating > 2) { Choices = [bool.TrueString, bool.FalseString], IsPublic = true, IsExtra = true },
        ],
        Permissions = new(MessagingPermissions.Inbox)
        {
            SeeNames = PatientPermissions.SeeNames,
            NamesWithin = PatientPermissions.View,
            SeeRestricted = PatientPermissions.SeeRestricted,
        },
        OpenUrl = row => $"/messages/inbox/{row.Id}",
    };

    private static Expression<Func<InboxRow, bool>> ByNumber(string typed, ListTools tools)
    {
        if (tools.Subscriber(typed) is not { } number)
        {
            return row => false;
        }

        var index = tools.BlindIndex(ContactNumber.IndexPurpose, number);
        return row => row.FromIndex == index;
    }
}
