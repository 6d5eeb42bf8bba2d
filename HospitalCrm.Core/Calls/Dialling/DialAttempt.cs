using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;

namespace HospitalCrm.Core.Calls.Dialling;

/// <summary>One rung of the ladder: a number, and how it went.</summary>
public sealed class DialAttempt : Entity<DialAttempt>
{
    public const string NumberPurpose = "DialAttempt.Number";

    private DialAttempt()
    {
    }

    internal DialAttempt(Id<DialSession> session, int order, DialNumber number) =>
        (SessionId, Order, Number, NumberIndex, Kind, Owner) = (session, order, number.Number, number.Index, number.Kind, number.Owner);

    public Id<DialSession> SessionId { get; private set; }

    /// <summary>1 is dialled first.</summary>
    public int Order { get; private set; }

    /// <summary>Normalised.</summary>
    public Sealed Number { get; private set; }

    public byte[] NumberIndex { get; private set; } = [];

    public PhoneKind Kind { get; private set; }

    public NumberOwner Owner { get; private set; }

    public DialState State { get; private set; }

    public DateTimeOffset? At { get; private set; }

    /// <summary>The call it became; null while it waits.</summary>
    public Id<CallSession>? CallId { get; private set; }

    /// <summary>What the line calls the call.</summary>
    public string LinkId => "dial-" + Id;

    internal void Become(DialState state, DateTimeOffset at) => (State, At) = (state, at);

    internal void Ring(Id<CallSession> call) => CallId = call;
}

/// <summary>A number to dial.</summary>
/// <param name="Number">Sealed for <see cref="DialAttempt"/>.</param>
public sealed record DialNumber(Sealed Number, byte[] Index, PhoneKind Kind, NumberOwner Owner)
{
    /// <summary>Only what surely is a subscriber's number: an archive may hold anything.</summary>
    public static bool CanBe(PhoneKind kind) => kind is PhoneKind.Mobile or PhoneKind.Landline or PhoneKind.Service or PhoneKind.International;
}

public enum DialState
{
    Waiting,
    Dialling,

    /// <summary>The keys are through; whether anybody answers is not known yet.</summary>
    Dialled,

    Reached,
    NotReached,
    Busy,

    /// <summary>The line could not dial it.</summary>
    Failed,
    Cancelled,
    Unknown,
}
