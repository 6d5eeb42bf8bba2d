using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.FollowUps.Doors;

/// <summary>The follow-up a patient answers himself, on his own telephone.</summary>
public static class FormParameters
{
    /// <summary>Where patients reach the product from outside; empty: no form is offered.</summary>
    public static readonly ParameterDefinition<string> Address = ParameterDefinition.Text("follow-up-forms.address", "", 100, CheckAddress);

    /// <summary>Days a link opens.</summary>
    public static readonly ParameterDefinition<int> Days = ParameterDefinition.Number("follow-up-forms.days", 7, 1, 30);

    /// <summary>Hours nobody rings after the form was sent.</summary>
    public static readonly ParameterDefinition<int> WaitHours = ParameterDefinition.Number("follow-up-forms.wait-hours", 24, 1, 168);

    /// <summary>After so many calls nobody answered the form is sent by itself; 0: never.</summary>
    public static readonly ParameterDefinition<int> AfterAttempts = ParameterDefinition.Number("follow-up-forms.after-attempts", 2, 0, 20);

    /// <summary>The ledger must say that he consented to messages; else that he did not refuse them.</summary>
    public static readonly ParameterDefinition<bool> AsksConsent = ParameterDefinition.Switch("follow-up-forms.asks-consent", true);

    /// <summary>Requests of one address in a minute; 0 for any number.</summary>
    public static readonly ParameterDefinition<int> RequestsPerMinute = ParameterDefinition.Number("follow-up-forms.requests-per-minute", 60, 0, 10_000, relaxed: 0);

    /// <summary>What somebody reads whose answers are a red flag; the hospital's telephone and 120 stand under it.</summary>
    public static readonly ParameterDefinition<string> UrgentText = ParameterDefinition.Text(
        "follow-up-forms.urgent-text",
        "您填写的情况需要医生尽快了解，我们已经通知医生，请保持电话畅通。如果症状正在加重，或出现胸痛、呼吸困难、意识不清、大量出血，请不要等待，立即拨打120或前往最近的急诊。",
        300);

    /// <summary>An origin and nothing behind it. In clear only to this machine: what patients write is about their health.</summary>
    private static string CheckAddress(string text)
    {
        var typed = text.Trim().TrimEnd('/');
        if (typed.Length == 0)
        {
            return "";
        }

        var isOrigin = Uri.TryCreate(typed, UriKind.Absolute, out var address)
            && address is { PathAndQuery: "/", Fragment: "", UserInfo: "" }
            && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
        return isOrigin ? typed : throw new RuleViolation("FollowUps.FormAddressWrong");
    }
}
