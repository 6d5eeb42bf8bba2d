using HospitalCrm.Core.Patients.Phones;

namespace HospitalCrm.Core.Settings;

/// <summary>Who this hospital is: from the configuration, overridden by what an administrator set. Takes effect at once.</summary>
public sealed class HospitalProfile
{
    public const string NameKey = "hospital.name";
    public const string MessageNameKey = "hospital.message-name";
    public const string AreaCodeKey = "hospital.area-code";
    public const string OutsidePrefixKey = "hospital.outside-prefix";

    private readonly HospitalOptions _configured;
    private volatile HospitalOptions _current;

    public HospitalProfile(HospitalOptions configured)
    {
        _configured = configured;
        _current = configured;
        Numbering = new(configured.AreaCode, configured.OutsidePrefix);
    }

    public string Name => _current.Name;

    /// <summary>What messages call the hospital; its name, unless it chose another. A department may have its own.</summary>
    public string MessageName => _current.SmsName is { Length: > 0 } chosen ? chosen : _current.Name;

    /// <summary>The chosen one; empty for none.</summary>
    public string ChosenMessageName => _current.SmsName ?? "";

    public string AreaCode => _current.AreaCode;

    public string? OutsidePrefix => _current.OutsidePrefix;

    public NumberingPlan Numbering { get; private set; }

    /// <summary>The one spelling of a number that names a subscriber; null for everything else that may be typed.</summary>
    public string? Subscriber(string? typed) => PhoneNumbers.Normalise(typed, Numbering) is { NamesASubscriber: true } number ? number.Text : null;

    /// <summary>Called after the parameters were loaded or changed.</summary>
    public void Override(IReadOnlyDictionary<string, string> parameters)
    {
        _current = _configured with
        {
            Name = parameters.GetValueOrDefault(NameKey) ?? _configured.Name,
            SmsName = parameters.GetValueOrDefault(MessageNameKey) ?? _configured.SmsName,
            AreaCode = parameters.GetValueOrDefault(AreaCodeKey) ?? _configured.AreaCode,
            OutsidePrefix = parameters.GetValueOrDefault(OutsidePrefixKey) ?? _configured.OutsidePrefix,
        };
        Numbering = new(_current.AreaCode, _current.OutsidePrefix);
    }
}

/// <summary><c>Hospital:*</c> of the configuration.</summary>
public sealed record HospitalOptions
{
    public string Name { get; init; } = "示范医院";

    /// <summary>What stands in 【】 of a message.</summary>
    public string? SmsName { get; init; }

    /// <summary>The home area code with its leading zero, for 7- and 8-digit numbers.</summary>
    public string AreaCode { get; init; } = "010";

    /// <summary>What is dialled for an outside line, when the lines report it in front of the caller's number.</summary>
    public string? OutsidePrefix { get; init; }
}
