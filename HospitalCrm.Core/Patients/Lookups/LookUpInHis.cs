using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Settings;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Core.Patients.Lookups;

/// <summary>Asks the connected sources who an unknown number belongs to. The caller is on the phone: after 1.5 s the answer is "no answer".</summary>
public sealed partial class LookUpInHis(IEnumerable<IPatientLookup> sources, HospitalProfile hospital, TimeProvider clock, ILogger<LookUpInHis> logger) : IUseCase
{
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(1.5);

    public static Permission Requires => PatientPermissions.Register;

    public async Task<LookupAnswer> HandleAsync(string number, CancellationToken ct = default)
    {
        var phone = PhoneNumbers.Normalise(number, hospital.Numbering);
        if (!phone.NamesASubscriber)
        {
            return new(LookupState.NotAsked, []);
        }

        var asked = sources.ToList();
        if (asked.Count == 0)
        {
            return new(LookupState.NoSource, []);
        }

        var answers = await Task.WhenAll(asked.Select(source => AskAsync(source, phone.Text, ct)));
        var found = answers.SelectMany(answer => answer ?? []).ToList();
        return found.Count > 0 ? new(LookupState.Found, found) : new(answers.Any(answer => answer is null) ? LookupState.NoAnswer : LookupState.None, []);
    }

    /// <summary>Null = no answer. A source that ignores its token is left behind.</summary>
    private async Task<IReadOnlyList<LookupCandidate>?> AskAsync(IPatientLookup source, string number, CancellationToken ct)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ct);
        try
        {
            return await Task.Run(() => source.FindAsync(number, either.Token), ct).WaitAsync(Limit, clock, ct);
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            LogNoAnswer(logger, source.Name, failure.GetType().Name);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "patient look-up at {Source} gave no answer: {Failure}")]
    private static partial void LogNoAnswer(ILogger logger, string source, string failure);
}
