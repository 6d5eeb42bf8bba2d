namespace HospitalCrm.Device.Simulators;

/// <summary>How an emulated SMS modem behaves, and misbehaves. May be changed while it runs.</summary>
public sealed record SmsModemManners
{
    public static SmsModemManners Good { get; } = new();

    /// <summary>False: switched off.</summary>
    public bool Answers { get; init; } = true;

    /// <summary>Goes on echoing whatever ATE0 says.</summary>
    public bool EchoesForever { get; init; }

    /// <summary>Bytes written at a time; 0: all at once. 1 tears every line at every byte.</summary>
    public int BytesAtATime { get; init; }

    /// <summary>Printed before every answer: garbage, or news nobody asked for.</summary>
    public string Noise { get; init; } = "";

    /// <summary>How long the network takes for one message.</summary>
    public TimeSpan SendTime { get; init; }

    public string Pin { get; init; } = "READY";

    /// <summary>As in <c>+CREG: 0,1</c>.</summary>
    public int Registration { get; init; } = 1;

    /// <summary>Places on the card; what comes when all are taken is lost, as on a real one.</summary>
    public int Places { get; init; } = 20;

    /// <summary>The only memory of a report when it is not brought directly: <c>AT+CNMI=2,1,0,1,0</c> is refused then.</summary>
    public bool StoresReports { get; init; }

    /// <summary>What becomes of the n-th PDU (from 0).</summary>
    public Func<int, SmsFate> Fate { get; init; } = _ => SmsFate.Sent;
}
