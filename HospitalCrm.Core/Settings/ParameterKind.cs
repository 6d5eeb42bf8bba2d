namespace HospitalCrm.Core.Settings;

/// <summary>How a parameter is typed and shown.</summary>
public enum ParameterKind
{
    Text,
    Number,
    Switch,
    Choice,

    /// <summary>Any of the choices; stored comma-separated in their declared order.</summary>
    Choices,

    /// <summary>A time of day in hospital time, <c>HH:mm</c>.</summary>
    Time,
}
