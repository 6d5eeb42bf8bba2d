namespace HospitalCrm.Web.Commands;

/// <summary>One verb of the command line. Standard output carries data only; words go to stderr.</summary>
internal interface IVerb
{
    /// <summary>One to three words: <c>serve</c>, <c>audit verify</c>, <c>sms pdu encode</c>.</summary>
    string Name { get; }

    /// <summary>The first line is the usage; what follows explains it.</summary>
    string Help { get; }

    /// <returns>The exit code.</returns>
    Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken ct);
}
