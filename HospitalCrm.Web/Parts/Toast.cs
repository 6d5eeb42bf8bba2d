using Radzen;

namespace HospitalCrm.Web.Parts;

/// <summary>How a part or a page says in passing that something happened.</summary>
public static class Toast
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(4);

    // A refusal is read, not glanced at.
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(10);

    public static void Done(this NotificationService notes, string text) => Say(notes, NotificationSeverity.Success, text, Short);

    public static void Remind(this NotificationService notes, string text) => Say(notes, NotificationSeverity.Warning, text, Short);

    public static void Refused(this NotificationService notes, string text) => Say(notes, NotificationSeverity.Error, text, Long);

    private static void Say(NotificationService notes, NotificationSeverity severity, string text, TimeSpan shown) =>
        notes.Notify(new NotificationMessage { Severity = severity, Summary = text, Duration = shown.TotalMilliseconds });
}
