namespace HospitalCrm.Core.Messaging.Channels;

/// <summary>One configured channel (<c>Sms:Channels:N:*</c>, docs/operations.md). Which keys count depends on <see cref="Kind"/>.</summary>
public sealed record SmsChannelOptions
{
    public required string Id { get; init; }

    public required SmsChannelKind Kind { get; init; }

    /// <summary>How many messages may be under way at once. Default: 16, a modem and a file 1.</summary>
    public int? Window { get; init; }

    /// <summary>Digits can be put behind the sender's number.</summary>
    public bool HasExtension => (Url + Body)?.Contains("{extension}", StringComparison.Ordinal) == true;

    /// <summary>Default: as the radio for a modem, by characters for a gateway.</summary>
    public SmsBilling? Billing { get; init; }

    public SmsBilling CountsBy => Billing ?? (Kind == SmsChannelKind.HttpTemplate ? SmsBilling.Characters : SmsBilling.Gsm);

    /// <summary>What one part costs, in 厘 (a thousandth of a yuan).</summary>
    public int PricePerPart { get; init; }

    /// <summary>HttpTemplate: the address, with <c>{to} {text} {id} {report}</c>, and <c>{extension}</c> where the gateway puts digits behind the sender's number.</summary>
    public string? Url { get; init; }

    public string Method { get; init; } = "GET";

    /// <summary>What is posted, with the same places, escaped as <see cref="ContentType"/> asks.</summary>
    public string? Body { get; init; }

    public string ContentType { get; init; } = "application/x-www-form-urlencoded";

    /// <summary>Such as <c>X-Token: secret</c>, parted by line ends.</summary>
    public string? Headers { get; init; }

    /// <summary>A pattern the answer matches when the message was taken; its group <c>id</c> is the gateway's own id. Without it every 2xx is a yes.</summary>
    public string? Success { get; init; }

    /// <summary>A pattern of answers that refuse this message for good.</summary>
    public string? Refused { get; init; }

    /// <summary>What is added to the address of our reports: <c>d=%d</c>.</summary>
    public string? Report { get; init; }

    /// <summary>Values of the report that mean delivered, by commas.</summary>
    public string? ReportDelivered { get; init; }

    /// <summary>Values of the report that mean failed for good, by commas.</summary>
    public string? ReportFailed { get; init; }

    /// <summary>HttpTemplate: where reports and replies are fetched, for gateways that do not bring them.</summary>
    public string? PollUrl { get; init; }

    public int PollSeconds { get; init; } = 10;

    /// <summary>A pattern that finds each report in what is fetched: groups <c>message</c> (our id) or <c>id</c> (the gateway's), <c>state</c>, <c>to</c>.</summary>
    public string? PollReport { get; init; }

    /// <summary>A pattern that finds each reply: groups <c>from</c>, <c>text</c>, <c>to</c>, <c>key</c>.</summary>
    public string? PollReply { get; init; }

    /// <summary>Seconds to wait for an answer.</summary>
    public int Timeout { get; init; } = 30;

    /// <summary>GsmModem: the serial port.</summary>
    public string? Port { get; init; }

    public int Baud { get; init; } = 115200;

    /// <summary>Of the card, when it asks for one. Tried once.</summary>
    public string? Pin { get; init; }

    /// <summary>Whether the modem asks the network for delivery reports.</summary>
    public bool Reports { get; init; } = true;

    /// <summary>File: where the lines go.</summary>
    public string? Path { get; init; }

    /// <summary>Email: off until switched on.</summary>
    public bool Enabled { get; init; }

    public string? Host { get; init; }

    public int HostPort { get; init; } = 25;

    public bool Tls { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    public string? From { get; init; }

    public string? Subject { get; init; }

    /// <summary>Keys and passwords stay out of logs that print records.</summary>
    public override string ToString() => $"{Id} ({Kind})";
}
