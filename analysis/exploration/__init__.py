"""What tables and plots of an exploration share: variables group by group, and the cases behind them."""
