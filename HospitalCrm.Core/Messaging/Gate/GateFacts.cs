using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;

namespace HospitalCrm.Core.Messaging;

/// <summary>Everything the gate looked up for a number of questions.</summary>
internal sealed class GateFacts
{
    /// <summary>Whose archives have each number; by the number's index in hex.</summary>
    public ILookup<string, NumberHolder> Holders { get; set; } = Array.Empty<NumberHolder>().ToLookup(holder => holder.Number);

    public IReadOnlySet<string> Nuisances { get; set; } = new HashSet<string>();

    /// <summary>Numbers that refused advertising, and when.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> Stops { get; set; } = new Dictionary<string, DateTimeOffset>();

    /// <summary>Which human being a patient is; absent when the archive is gone.</summary>
    public IReadOnlyDictionary<Id<Patient>, Id<Person>> Persons { get; set; } = new Dictionary<Id<Patient>, Id<Person>>();

    public IReadOnlyDictionary<(Id<Patient> Patient, ConsentPurpose Purpose), ContactAnswer> Consents { get; set; } = new Dictionary<(Id<Patient>, ConsentPurpose), ContactAnswer>();

    /// <summary>When somebody last consented to a purpose, for those whose number was stopped.</summary>
    public IReadOnlyDictionary<(Id<Patient> Patient, ConsentPurpose Purpose), DateTimeOffset> ConsentedAt { get; set; } = new Dictionary<(Id<Patient>, ConsentPurpose), DateTimeOffset>();

    /// <summary>How many went to a number today, by category.</summary>
    public Dictionary<(string Number, MessageCategory Category), int> Today { get; } = [];

    /// <summary>What was said to whom within the last moments.</summary>
    public HashSet<string> Recent { get; } = new(StringComparer.Ordinal);
}

/// <param name="Number">Its index in hex.</param>
internal sealed record NumberHolder(string Number, Id<Patient> Patient, Id<Person> Person, NumberOwner Owner, bool IsDeceased)
{
    /// <summary>短信接收人.</summary>
    public bool IsRecipient { get; init; }

    /// <summary>What it is told stays with the patient, or with whom he chose.</summary>
    public bool KeepsSecrets => Owner == NumberOwner.Self || (IsRecipient && Owner != NumberOwner.Shared);
}
