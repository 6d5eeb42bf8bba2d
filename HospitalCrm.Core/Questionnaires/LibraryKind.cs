namespace HospitalCrm.Core.Questionnaires;

/// <summary>The three libraries of ready texts (S2-2.1).</summary>
public enum LibraryKind
{
    /// <summary>一般情况.</summary>
    Condition,

    /// <summary>临床表现.</summary>
    Symptom,

    /// <summary>诊断意见: for clinical staff only.</summary>
    Opinion,
}
