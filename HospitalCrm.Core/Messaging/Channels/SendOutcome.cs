namespace HospitalCrm.Core.Messaging.Channels;

/// <summary>What became of one attempt.</summary>
/// <param name="References">The other side's ids, one a part sent, in order; later reports name them.</param>
/// <param name="Code">A short word for machines and the log, such as <c>cms-332</c> or <c>http-503</c>; never a number or a text.</param>
public sealed record SendOutcome(SendResult Result, IReadOnlyList<string> References, string? Code)
{
    public static SendOutcome Accepted(params IReadOnlyList<string> references) => new(SendResult.Accepted, references, null);

    public static SendOutcome Refused(string code) => new(SendResult.Refused, [], code);

    public static SendOutcome Temporary(string code) => new(SendResult.Temporary, [], code);

    public static SendOutcome ChannelFault(string code) => new(SendResult.ChannelFault, [], code);

    public static SendOutcome Unknown(string code, params IReadOnlyList<string> references) => new(SendResult.Unknown, references, code);
}
