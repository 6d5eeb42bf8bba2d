using HospitalCrm.Core.Calls.Lines;

namespace HospitalCrm.Device.Modems;

public enum CallerIdSignKind
{
    Ring,
    Number,
    Name,
}

/// <summary>What one line of a modem said about a call.</summary>
/// <param name="Number">As the wire gave it; null when withheld or not delivered.</param>
/// <param name="Name">Of a <see cref="CallerIdSignKind.Name"/>, or of a number whose name came first.</param>
public readonly record struct CallerIdSign(
    CallerIdSignKind Kind, string? Number = null, Presentation Presentation = Presentation.Allowed, string? Name = null);
