using System.Collections.Concurrent;
using System.Globalization;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Patients.Phones;

namespace Browser.Tests.Rig;

/// <summary>Who lives in the demo hospital of size S. Every test gets somebody of its own.</summary>
public sealed class People
{
    private readonly ConcurrentQueue<DemoPatient> _known;
    private readonly ConcurrentQueue<SharedNumber> _shared;
    private readonly ConcurrentQueue<DemoPatient> _twoNumbers;
    private int _strangers;

    public People()
    {
        All = [.. new DemoPopulation(DemoSize.S, DemoPopulation.DefaultSeed, DateTimeOffset.UtcNow).Patients()];
        var owners = All
            .SelectMany(patient => patient.Phones.Select(phone => phone.Number)
                .Concat(patient.Contacts.Where(contact => contact.Phone is not null).Select(contact => contact.Phone!))
                .Distinct()
                .Select(number => (Number: number, Patient: patient)))
            .ToLookup(pair => pair.Number, pair => pair.Patient);
        bool IsOnly(DemoPatient patient) => patient.Phones is [{ Kind: PhoneKind.Mobile, Owner: DemoPhoneOwner.Self } own, ..] && owners[own.Number].Count() == 1;
        _twoNumbers = new(All.Where(patient => IsOnly(patient) && patient.Phones is [_, { Owner: DemoPhoneOwner.Self }]).Take(6));
        _known = new(All.Where(IsOnly).Except(_twoNumbers));
        _shared = new(owners.Where(group => group.Key.StartsWith('1') && group.Count() is >= 2 and <= 4).Select(group => new SharedNumber(group.Key, [.. group])));
    }

    public IReadOnlyList<DemoPatient> All { get; }

    /// <summary>Somebody whose own mobile number nobody else has.</summary>
    public DemoPatient Known() => _known.TryDequeue(out var patient) ? patient : throw new InvalidOperationException("The demo hospital has no more such people.");

    /// <summary>Somebody with two numbers of his own, for nobody else's test.</summary>
    public DemoPatient WithTwoNumbers() => _twoNumbers.TryDequeue(out var patient) ? patient : throw new InvalidOperationException("The demo hospital has no more people with two numbers.");

    /// <summary>A number that belongs to several patients.</summary>
    public SharedNumber Shared() => _shared.TryDequeue(out var number) ? number : throw new InvalidOperationException("The demo hospital has no more such numbers.");

    /// <summary>A mobile number without an archive: no demo patient has one of this range.</summary>
    public string Stranger() => string.Create(CultureInfo.InvariantCulture, $"{DemoStaff.MobileRange}{5000 + Interlocked.Increment(ref _strangers)}");
}

public sealed record SharedNumber(string Number, IReadOnlyList<DemoPatient> Patients);
