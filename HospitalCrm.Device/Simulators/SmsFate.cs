namespace HospitalCrm.Device.Simulators;

/// <summary>What an emulated SMS modem does with one PDU it is given.</summary>
public sealed record SmsFate
{
    public static SmsFate Sent { get; } = new();

    /// <summary>Takes it and never says so: the honest driver does not know.</summary>
    public static SmsFate SentInSilence { get; } = new() { AnswersAfterPdu = false };

    /// <summary>Never asks for the PDU.</summary>
    public static SmsFate NoPrompt { get; } = new() { Prompts = false };

    public bool Prompts { get; init; } = true;

    public bool AnswersAfterPdu { get; init; } = true;

    /// <summary>Instead of sending.</summary>
    public string? Error { get; init; }

    /// <summary>Said between the command and the prompt, and again between the PDU and the answer.</summary>
    public string Interjection { get; init; } = "";

    /// <summary>The final report's TP-ST, for messages that ask for one.</summary>
    public byte Status { get; init; }

    public static SmsFate Cms(int code) => new() { Error = $"+CMS ERROR: {code}" };
}
