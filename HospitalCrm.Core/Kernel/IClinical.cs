namespace HospitalCrm.Core.Kernel;

/// <summary>A fact of somebody's treatment or of what it cost. The change record says that it was corrected, by whom and when; what it says stands behind rights of its own.</summary>
public interface IClinical : IAudited;
