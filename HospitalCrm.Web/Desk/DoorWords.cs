using System.Globalization;
using HospitalCrm.Core.Archive;
using HospitalCrm.Core.Desk;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Web.Calls;
using HospitalCrm.Web.Texts;
using Microsoft.Extensions.Localization;

namespace HospitalCrm.Web.Desk;

/// <summary>Where a card's doors and lines lead to, by which key, and what they say.</summary>
internal static class DoorWords
{
    /// <summary>Where a long figure goes on in the next line.</summary>
    private const char Break = '\u200B';

    /// <summary>Free of the shell's (M Q N S) and of what a list is walked with. The shortcut sheet says the same.</summary>
    public static char Key(DoorKind kind) => kind switch
    {
        DoorKind.Outpatient => 'O',
        DoorKind.Inpatient => 'Z',
        DoorKind.FollowUp => 'H',
        DoorKind.Contact => 'L',
        DoorKind.Appointment => 'Y',
        DoorKind.Suggestion => 'J',
        _ => 'T',
    };

    /// <summary>Null for 预约, which has no room of its own yet.</summary>
    public static string? Address(DoorKind kind, Id<Patient> patient) => kind switch
    {
        DoorKind.Outpatient => $"patients/{patient}?tab=medical&visits={EncounterKind.Outpatient}",
        DoorKind.Inpatient => $"patients/{patient}?tab=medical&visits={EncounterKind.Inpatient}",
        DoorKind.FollowUp => $"patients/{patient}?tab=interactions&about={InteractionClass.FollowUp}",
        DoorKind.Contact => $"patients/{patient}?tab=interactions&about=spoken",
        DoorKind.Suggestion => $"praise?patient={patient}",
        DoorKind.Complaint => $"complaints?patient={patient}",
        _ => null,
    };

    public static string Address(CardLine line, Id<Patient> patient) => line switch
    {
        { Kind: CardLineKind.Complaint } => $"complaints/{line.Key}",
        { Kind: CardLineKind.FollowUp } => $"follow-ups/{line.Key}",
        { Kind: CardLineKind.Inquiry } => $"inquiries/{line.Key}",
        { Kind: CardLineKind.Alert } => "alerts",
        { Kind: CardLineKind.MissedCalls } => "desk",
        { Kind: CardLineKind.NextVisit } => $"patients/{patient}?tab=medical",
        { Kind: CardLineKind.DoNotCall } => $"patients/{patient}/person",
        { Kind: CardLineKind.MessageFailed } => $"patients/{patient}?tab=interactions&about={InteractionClass.Message}",
        _ => $"patients/{patient}",
    };

    public static string Count(CardDoor door, IStringLocalizer l) => door switch
    {
        { Count: null } => "",
        { Open: > 0 } => $"{Figure(door.Count.Value)}·{Break}{l["Door.Open." + door.Kind, Figure(door.Open)].Value}",
        _ => Figure(door.Count.Value),
    };

    public static string Say(CardLine line, IStringLocalizer l, Wording words, DateOnly today)
    {
        var text = line.Kind switch
        {
            CardLineKind.NextVisit => l[line.On == today ? "Line.VisitToday" : "Line.NextVisit", Day(line.On), line.Text ?? ""],
            CardLineKind.Complaint => l["Line.Complaint", line.Text ?? words["Complaints.NoNumber"], line.State is { } state ? words.Value(state) : ""],
            CardLineKind.FollowUp => l["Line.FollowUp", line.Text ?? "", Day(line.On)],
            CardLineKind.Alert => l["Line.Alert", PopWords.When(line.At!.Value)],
            CardLineKind.Inquiry => l["Line.Inquiry", PopWords.When(line.At!.Value)],
            CardLineKind.MissedCalls => l["Line.MissedCalls", line.Count],
            CardLineKind.Allergies => l["Line.Allergies", line.Text ?? ""],
            CardLineKind.MessageFailed => l["Line.MessageFailed", PopWords.When(line.At!.Value)],
            _ => l["Line." + line.Kind],
        };
        return (line is { IsLate: true, Kind: not CardLineKind.Alert } ? l["Line.Late", text.Value] : text).Value.Trim();
    }

    private static string Figure(int count) => count >= CardDoor.Most ? "99+" : count.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly? on) => on?.ToString("MM-dd", CultureInfo.InvariantCulture) ?? "";
}
