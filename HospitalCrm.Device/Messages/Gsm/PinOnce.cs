namespace HospitalCrm.Device.Messages.Gsm;

/// <summary>The PIN of a card, tried once as long as the program runs: three wrong tries lock a card for good.</summary>
internal sealed class PinOnce(string? digits)
{
    private string? _digits = string.IsNullOrEmpty(digits) ? null : digits;

    public string? Take() => Interlocked.Exchange(ref _digits, null);
}
